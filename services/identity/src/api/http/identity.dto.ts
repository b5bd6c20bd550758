import { ChoiceField, CountField, FlagField, HashField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';

export class AccountPart {
  @IdField({ description: 'Name of the provider in our configuration', example: 'batchwright' })
  provider!: string;

  @TextField(200, { description: '`sub` at the provider' })
  subject!: string;

  @TextField(100, { example: 'op.berger' })
  username!: string;
}

export class RegisterPersonRequest {
  @IdField({ description: 'Employee number', example: 'E1001' })
  person!: string;

  @TextField(200, { description: 'Name as it is printed in records' })
  name!: string;

  @ListField(AccountPart, 20)
  accounts!: AccountPart[];

  @ListField('text', 50, { description: 'Codes of sites' })
  sites!: string[];

  @ListField('text', 20)
  roles!: string[];
}

export class PersonResponse extends RegisterPersonRequest {
  @FlagField({ description: 'May not act' })
  locked!: boolean;
}

export class ReasonRequest {
  @TextField(500, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class MeResponse {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;

  @TextField(100)
  account!: string;

  @ListField('text', 20)
  roles!: string[];

  @ListField('text', 50)
  sites!: string[];

  @IdField({ optional: true, description: 'Terminal that the request names' })
  terminal?: string;
}

class TerminalFields {
  @IdField({ description: 'Code, unique in the plant', example: 'TAB-DISP-01' })
  code!: string;

  @SiteField()
  site!: string;

  @IdField({ description: 'Area where it stands', example: 'DISPENSING' })
  area!: string;

  @TextField(200, { example: 'Tablet dispensing booth 1' })
  title!: string;
}

export class DeviceRequest {
  @HashField({ description: 'SHA-256 of the secret that the device made and sends with its code in the header X-Terminal' })
  secretHash!: string;
}

export class EnrolTerminalRequest extends TerminalFields {
  @HashField({ description: 'SHA-256 of the secret that the device made and sends with its code in the header X-Terminal' })
  secretHash!: string;
}

export class TerminalResponse extends TerminalFields {
  @FlagField({ description: 'Acts may come from it' })
  enrolled!: boolean;
}

export class SigningKeyResponse {
  @TextField(300)
  id!: string;

  @TextField(200)
  kid!: string;

  @TextField(300)
  issuer!: string;

  @ObjectField({ description: 'Public key as JWK' })
  jwk!: Record<string, unknown>;

  @InstantField()
  firstSeen!: string;
}

export class SecurityEventResponse {
  @TextField(100)
  id!: string;

  @TextField(10, { description: 'Empty when it belongs to no site', optional: true })
  site!: string;

  @TextField(50, { description: 'Service that refused or saw it; `provider` for its door' })
  service!: string;

  @TextField(100)
  kind!: string;

  @TextField(200, { optional: true, description: 'What was refused, in the language asked for; absent when it was no refusal of a service' })
  title?: string;

  @TextField(100, { optional: true })
  person!: string;

  @TextField(100, { optional: true })
  account!: string;

  @TextField(100, { optional: true })
  terminal!: string;

  @TextField(500, { optional: true })
  object!: string;

  @TextField(2000, { optional: true })
  detail!: string;

  @InstantField()
  at!: string;

  @CountField(1, 1_000_000)
  count!: number;
}

export class BeginCeremonyRequest {
  @ObjectField({ description: 'The statement as the service that owns the record made it, unchanged' })
  statement!: Record<string, unknown>;

  @TextField(500, { optional: true, description: 'Path of the console to go back to; left out when the page is opened beside the console' })
  returnTo?: string;

  @TextField(100, { optional: true, description: 'Account of the signer where it is not the caller' })
  signer?: string;
}

export class CeremonyBegunResponse {
  @IdField()
  id!: string;

  @TextField(2000, { description: 'Page on the signing origin: open it at the touch itself' })
  url!: string;
}

export class CeremonyProblem {
  @TextField(100)
  code!: string;

  @TextField(200)
  title!: string;

  @TextField(1000)
  detail!: string;
}

export class CeremonyResponse {
  @IdField()
  id!: string;

  @ChoiceField(['waiting', 'done', 'failed'])
  status!: string;

  @ObjectField({ optional: true, description: 'What the act takes as `evidence`' })
  evidence?: Record<string, unknown>;

  @PartField(CeremonyProblem, { optional: true })
  problem?: CeremonyProblem;
}

export class SiteResponse {
  @SiteField()
  code!: string;

  @TextField(200)
  name!: string;

  @TextField(100, { example: 'Europe/Berlin' })
  timeZone!: string;
}

export class ConfigurationResponse {
  @TextField(300)
  consoleIssuer!: string;

  @TextField(300)
  signingOrigin!: string;

  @ListField(SiteResponse, 100)
  sites!: SiteResponse[];

  @CountField(1, 86_400, { description: 'Seconds of idling after which the console locks' })
  idleLockSeconds!: number;

  @ChoiceField(['real', 'plant-clock'])
  clock!: string;
}
