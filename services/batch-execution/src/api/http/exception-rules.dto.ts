import { ChoiceField, CountField, EvidenceRequest, InstantField, ListField, PartField, SiteField, TextField } from '@batchwright/host';

export class RuleSignerResponse {
  @ListField('text', 3, { description: 'Roles of which the signer has one: qa, qp, supervisor' })
  roles!: string[];
}

export class ExceptionRuleResponse {
  @ChoiceField(['severity', 'type'], { description: 'What the row is about; a type goes before its severity' })
  of!: string;

  @TextField(100, { description: 'The severity or the type' })
  name!: string;

  @ChoiceField(['minor', 'major', 'critical'], { description: 'The least severity of it' })
  severity!: string;

  @ListField(RuleSignerResponse, 2, { description: 'Signatures that close it, each by another person' })
  signers!: RuleSignerResponse[];

  @ChoiceField(['nothing', 'following', 'run'], { description: 'What an open one holds back, beyond what its recipe says' })
  blocks!: string;
}

export class ExceptionRulesChangedResponse {
  @TextField(100)
  person!: string;

  @TextField(200)
  name!: string;

  @InstantField()
  at!: string;

  @TextField(2000)
  reason!: string;
}

export class ExceptionRulesResponse {
  @SiteField()
  site!: string;

  @CountField(0, 1_000_000, { description: 'How often it was changed; 0 = as it was configured' })
  version!: number;

  @PartField(ExceptionRulesChangedResponse, { optional: true, description: 'The last change; absent when there was none' })
  changed?: ExceptionRulesChangedResponse;

  @ListField(ExceptionRuleResponse, 200)
  rules!: ExceptionRuleResponse[];
}

export class ExceptionRulesPageResponse {
  @ListField(ExceptionRulesResponse, 100, { description: 'The table of each site in the scope of who asks' })
  items!: ExceptionRulesResponse[];
}

export class ExceptionRulesChangeResponse extends ExceptionRulesChangedResponse {
  @SiteField()
  site!: string;

  @CountField(1, 1_000_000)
  version!: number;

  @ListField(ExceptionRuleResponse, 200, { description: 'The whole table from then on' })
  rules!: ExceptionRuleResponse[];
}

export class ChangeExceptionRulesRequest {
  @CountField(0, 1_000_000, { description: 'Version of the table that was seen' })
  version!: number;

  @ListField(ExceptionRuleResponse, 200, { description: 'The whole table: every severity, and the types that are treated otherwise' })
  rules!: ExceptionRuleResponse[];

  @TextField(2000)
  reason!: string;
}

export class SignExceptionRulesRequest extends ChangeExceptionRulesRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}
