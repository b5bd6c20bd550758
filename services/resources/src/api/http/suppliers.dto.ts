import { ChoiceField, DateField, EvidenceRequest, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { SUPPLIER_STATES, type SupplierState } from '../../application/suppliers';

class SupplierOfMaterial {
  @SiteField()
  site!: string;

  @IdField({ description: 'Item code of the material', example: 'RM-1001' })
  material!: string;

  @TextField(100, { description: 'Name of the supplier, as deliveries name it', example: 'Nordchem' })
  supplier!: string;
}

export class SupplierResponse extends SupplierOfMaterial {
  @DateField({ description: 'Last day on which it counts' })
  until!: string;

  @ChoiceField(SUPPLIER_STATES)
  state!: SupplierState;

  @TextField(1000, { optional: true, description: 'Why it was withdrawn' })
  withdrawnFor?: string;
}

export class SuppliersResponse {
  @ListField(SupplierResponse, 10_000)
  items!: SupplierResponse[];
}

export class QualifySupplierRequest extends SupplierOfMaterial {
  @DateField({ description: 'Last day on which it counts' })
  until!: string;
}

export class SignedQualifySupplierRequest extends QualifySupplierRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class WithdrawSupplierRequest extends SupplierOfMaterial {
  @TextField(1000)
  reason!: string;
}

export class SignedWithdrawSupplierRequest extends WithdrawSupplierRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class NameSupplierRequest {
  @TextField(100, { description: 'Name of the supplier, as the list of qualified suppliers has it', example: 'Nordchem' })
  supplier!: string;

  @TextField(1000)
  reason!: string;
}
