import { ChoiceField, CountField, EvidenceRequest, FlagField, IdField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';

export class SettingsRequest {
  @ChoiceField(['opcua', 'sparkplug'])
  protocol!: 'opcua' | 'sparkplug';

  @TextField(500, { description: 'Where the source is', example: 'opc.tcp://plc-7:4840' })
  endpoint!: string;

  @ChoiceField(['none', 'sign', 'sign-and-encrypt'], { optional: true, description: 'OPC UA' })
  securityMode?: string;

  @ChoiceField(['none', 'basic256sha256', 'aes128-sha256-rsaoaep', 'aes256-sha256-rsapss'], { optional: true, description: 'OPC UA' })
  securityPolicy?: string;

  @IdField({ optional: true, description: 'Name of a credential that was put beside the service; never the credential itself' })
  credential?: string;

  @TextField(64, { optional: true, description: 'OPC UA: SHA-256 of the certificate that the server shows, hexadecimal' })
  serverCertificate?: string;

  @CountField(50, 3_600_000, { optional: true, description: 'OPC UA: how often the server sends, ms' })
  publishingMs?: number;

  @FlagField({ optional: true, description: 'OPC UA: the server keeps history; what was missed is read from it' })
  history?: boolean;

  @TextField(200, { optional: true, description: 'Sparkplug: group' })
  group?: string;

  @TextField(200, { optional: true, description: 'Sparkplug: edge node' })
  edgeNode?: string;

  @TextField(20_000, { optional: true, description: 'Sparkplug over TLS: PEM of the authority of the broker' })
  authority?: string;
}

export class TitleRequest {
  @TextField(200)
  en!: string;

  @TextField(200, { optional: true })
  de?: string;
}

export class TagLimitRequest {
  @IdField({ example: 'high' })
  id!: string;

  @ChoiceField(['high-high', 'high', 'low', 'low-low', 'is'])
  kind!: 'high-high' | 'high' | 'low' | 'low-low' | 'is';

  @TextField(100, { description: 'Decimal in the unit of the tag; of "is" the word, true or false', example: '25.0' })
  value!: string;

  @TextField(50, { optional: true, description: 'How far back inside before it is over, decimal' })
  deadBand?: string;

  @CountField(0, 86_400, { description: 'Seconds outside before it is an alarm' })
  onDelaySeconds!: number;

  @CountField(0, 86_400, { description: 'Seconds inside before it is over' })
  offDelaySeconds!: number;

  @ChoiceField(['low', 'medium', 'high', 'critical'])
  priority!: 'low' | 'medium' | 'high' | 'critical';

  @ChoiceField(['minor', 'major', 'critical'], { optional: true, description: 'What it is in a run that uses the equipment; left out: an alarm only' })
  exception?: 'minor' | 'major' | 'critical';
}

export class TagRequest {
  @IdField({ description: 'Unique in the site', example: 'VB-02.speed' })
  code!: string;

  @TextField(500, { description: 'Node id of OPC UA, or device/metric of Sparkplug', example: 'ns=2;s=VB-02.speed' })
  address!: string;

  @ChoiceField(['number', 'boolean', 'text'])
  type!: 'number' | 'boolean' | 'text';

  @CountField(10, 3_600_000, { optional: true, description: 'How often the source looks, ms' })
  samplingMs?: number;

  @PartField(TitleRequest)
  title!: TitleRequest;

  @IdField({ description: 'Equipment or room', example: 'VB-02' })
  equipment!: string;

  @IdField({ description: 'What the point is of any equipment of that class', example: 'speed' })
  point!: string;

  @TextField(50, { optional: true, description: 'UCUM' })
  unit?: string;

  @ListField('text', 10, { optional: true, description: 'Words by which the source may name the unit' })
  unitWords?: string[];

  @CountField(0, 10, { optional: true, description: 'Digits after the point' })
  places?: number;

  @TextField(100, { optional: true, description: 'Name of the instrument that measures it', example: 'TT-101' })
  instrument?: string;

  @FlagField({ optional: true, description: 'A step may write it; left out: nobody can' })
  writable?: boolean;

  @TextField(500, { optional: true, description: 'Method of the controller (OPC UA) that takes a command with its id and carries out each id once', example: 'ns=2;s=VB-02.speed.command' })
  commandMethod?: string;

  @CountField(1, 86_400, { optional: true, description: 'Seconds of silence that are a gap; left out: it speaks on change only' })
  silentAfterSeconds?: number;

  @CountField(1, 36_500, { description: 'Days for which samples outside of runs are kept' })
  keepDays!: number;

  @ListField(TagLimitRequest, 20)
  limits!: TagLimitRequest[];
}

export class DraftRequest {
  @SiteField()
  site!: string;

  @IdField({ example: 'PLC-BLENDING' })
  code!: string;

  @TextField(200)
  name!: string;

  @PartField(SettingsRequest)
  settings!: SettingsRequest;

  @ListField(TagRequest, 5000)
  tags!: TagRequest[];

  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class ReasonRequest {
  @TextField(1000, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class ApprovalRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class ListeningResponse {
  @ChoiceField(['connected', 'connecting', 'lost', 'nobody'], { description: '"nobody": no replica of the service listens just now' })
  state!: string;

  @TextField(2000, { optional: true, description: 'What is wrong, and what to do' })
  why?: string;
}

export class ConnectionResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  code!: string;

  @TextField(200)
  name!: string;

  @ChoiceField(['opcua', 'sparkplug'])
  protocol!: string;

  @CountField(0, 1_000_000, { description: 'Version in force; 0 = none' })
  inForce!: number;

  @CountField(1, 1_000_000, { optional: true, description: 'Version that waits for approval' })
  draft?: number;

  @FlagField()
  retired!: boolean;

  @CountField(1, 1_000_000_000)
  sequence!: number;

  @PartField(ListeningResponse, { optional: true, description: 'How the source is heard; of a connection in force' })
  listening?: ListeningResponse;
}

export class ConnectionVersionResponse {
  @CountField(1, 1_000_000)
  version!: number;

  @TextField(200)
  name!: string;

  @ObjectField()
  settings!: object;

  @ListField('text', 100, { description: 'Employee numbers of who wrote it' })
  authors!: string[];

  @TextField(1000)
  reason!: string;

  @ListField(TagRequest, 5000)
  tags!: TagRequest[];
}
