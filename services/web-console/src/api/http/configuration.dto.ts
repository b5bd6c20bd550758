import { ChoiceField, CountField, ListField, SiteField, TextField } from '@batchwright/host';

export class ConsoleSiteResponse {
  @SiteField()
  code!: string;

  @TextField(200)
  name!: string;

  @TextField(100, { example: 'Europe/Berlin' })
  timeZone!: string;
}

export class ConsoleConfigurationResponse {
  @TextField(300, { description: 'Issuer at which people sign in' })
  consoleIssuer!: string;

  @TextField(300, { description: 'Origin of the pages on which signatures are made' })
  signingOrigin!: string;

  @ListField(ConsoleSiteResponse, 100)
  sites!: ConsoleSiteResponse[];

  @CountField(1, 86_400, { description: 'Seconds of idling after which the console locks' })
  idleLockSeconds!: number;

  @ChoiceField(['real', 'plant-clock'], { description: '`plant-clock`: the time of the plant is steered forwards' })
  clock!: 'real' | 'plant-clock';
}
