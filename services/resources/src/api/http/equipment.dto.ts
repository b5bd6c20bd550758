import { AmountField, ChoiceField, CountField, DateField, EvidenceRequest, FlagField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { EQUIPMENT_AXES } from '../../application/equipment-items';
import { CLEANING_LEVELS, type CleaningLevel } from '../../application/product-changes';

export class EquipmentPropertyRequest {
  @IdField({ example: 'working-volume' })
  property!: string;

  @TextField(200, { description: 'A decimal when there is a unit, otherwise a word', example: '5' })
  value!: string;

  @TextField(50, { optional: true, description: 'UCUM code', example: 'L' })
  unit?: string;
}

export class RegisterEquipmentRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'What stands on the label', example: 'VB-01' })
  code!: string;

  @TextField(200)
  title!: string;

  @IdField({ description: 'What recipes ask for', example: 'v-blender' })
  class!: string;

  @IdField({ optional: true, description: 'Where it stands', example: 'blending' })
  area?: string;

  @ListField(EquipmentPropertyRequest, 100, { optional: true })
  properties?: EquipmentPropertyRequest[];

  @FlagField({ optional: true, description: 'Unusable until calibrated; a recorded calibration makes it so by itself' })
  needsCalibration?: boolean;

  @FlagField({ optional: true, description: 'Unusable until qualified; a recorded qualification makes it so by itself' })
  needsQualification?: boolean;
}

export class CleaningRequest {
  @CountField(60, 31_536_000, { optional: true, description: 'How long clean stays clean, in seconds; left out = without an end' })
  holdSeconds?: number;

  @ChoiceField(CLEANING_LEVELS, { optional: true, description: 'How thoroughly; minor when left out. A major cleaning leaves nothing of any product' })
  level?: CleaningLevel;

  @ChoiceField(['clean', 'dirty'], { optional: true, description: 'What was found; clean when left out. Dirty takes back a grant that is out' })
  found?: 'clean' | 'dirty';

  @TextField(1000, { optional: true, description: 'Needed when it was found dirty' })
  reason?: string;
}

export class CleanEquipmentRequest extends CleaningRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class CalibrationRequest {
  @DateField({ description: 'Last day of use, a date of the site' })
  due!: string;

  @TextField(100, { optional: true, description: 'Number of the certificate; each grant of the item carries it into the record of its batch', example: 'CAL-2026-0117' })
  certificate?: string;
}

export class CalibrateEquipmentRequest extends CalibrationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class EquipmentQualificationRequest {
  @DateField({ optional: true, description: 'Last day, a date of the site; left out = without an end' })
  until?: string;
}

export class QualifyEquipmentRequest extends EquipmentQualificationRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class MaintenanceRequest {
  @IdField({ description: 'Number of the work order', example: 'WO-4711' })
  workOrder!: string;

  @TextField(1000, { description: 'What is to be done, or was done; it stands in the record' })
  reason!: string;
}

export class TakeBackRequest extends MaintenanceRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class ReasonRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class AxisResponse {
  @TextField(50, { example: 'clean' })
  status!: string;

  @InstantField({ optional: true, description: 'When it ends by itself' })
  until?: string;

  @DateField({ optional: true, description: 'Last day on which it holds, a date of the site' })
  lastDay?: string;

  @InstantField({ optional: true, description: 'Of what is dirty: from then on only a major cleaning makes it clean' })
  cleanBefore?: string;

  @TextField(1000, { optional: true, description: 'Reason, run, or number of the certificate' })
  detail?: string;

  @ListField('text', 10, { description: 'Moves by hand that the transition table of the axis allows from here', example: ['find-dirty'] })
  moves!: string[];
}

export class EquipmentAxesResponse {
  @PartField(AxisResponse)
  cleaning!: AxisResponse;

  @PartField(AxisResponse)
  calibration!: AxisResponse;

  @PartField(AxisResponse)
  qualification!: AxisResponse;

  @PartField(AxisResponse)
  maintenance!: AxisResponse;

  @PartField(AxisResponse)
  block!: AxisResponse;

  @PartField(AxisResponse)
  allocation!: AxisResponse;
}

export class EquipmentFindingResponse {
  @ChoiceField(['class', 'property', ...EQUIPMENT_AXES])
  axis!: string;

  @IdField({ example: 'not-clean' })
  reasonCode!: string;

  @TextField(1000)
  detail!: string;

  @ObjectField({ description: 'Figures of the detail by name' })
  values!: Record<string, string>;
}

export class EquipmentResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  code!: string;

  @TextField(200)
  title!: string;

  @IdField()
  class!: string;

  @TextField(100)
  area!: string;

  @ListField(EquipmentPropertyRequest, 100)
  properties!: EquipmentPropertyRequest[];

  @PartField(EquipmentAxesResponse)
  axes!: EquipmentAxesResponse;

  @FlagField({ description: 'Nothing stands against its use at this moment' })
  suitable!: boolean;

  @ListField(EquipmentFindingResponse, 20)
  findings!: EquipmentFindingResponse[];

  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;
}

export class LogbookLineResponse {
  @CountField(1, Number.MAX_SAFE_INTEGER)
  sequence!: number;

  @InstantField()
  at!: string;

  @IdField({ example: 'EquipmentCleaned' })
  what!: string;

  @IdField({ optional: true, description: 'Employee number' })
  person?: string;

  @IdField({ optional: true })
  runNumber?: string;

  @IdField({ optional: true })
  stepKey?: string;

  @TextField(1000, { optional: true })
  detail?: string;
}

export class EquipmentDetailResponse extends EquipmentResponse {
  @ListField(LogbookLineResponse, 100, { description: 'Newest first' })
  logbook!: LogbookLineResponse[];
}

export class QuantityPart {
  @AmountField()
  value!: string;

  @TextField(50, { description: 'UCUM code', example: 'kg' })
  unit!: string;
}
