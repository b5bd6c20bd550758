import { ChoiceField, ListField, SiteField, TextField } from '@batchwright/host';

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

export class ExceptionRulesResponse {
  @SiteField()
  site!: string;

  @ListField(ExceptionRuleResponse, 200)
  rules!: ExceptionRuleResponse[];
}

export class ExceptionRulesPageResponse {
  @ListField(ExceptionRulesResponse, 100, { description: 'The table of each site in the scope of who asks' })
  items!: ExceptionRulesResponse[];
}
