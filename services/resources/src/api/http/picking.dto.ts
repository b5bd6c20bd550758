import { ChoiceField, EvidenceRequest, IdField, ListField, PartField, SiteField, TextField } from '@batchwright/host';
import { PICKING_RULES, type PickingRule } from '../../application/lots';

export class PickingRuleRequest {
  @SiteField()
  site!: string;

  @ChoiceField(PICKING_RULES, { description: 'fefo: what expires first; fifo: what came first' })
  rule!: PickingRule;

  @TextField(1000)
  reason!: string;
}

export class PickingWaiverRequest {
  @IdField({ description: 'Number of the batch that takes it before its turn', example: 'WS-2026-0001' })
  runNumber!: string;

  @TextField(1000)
  reason!: string;
}

export class SignedPickingWaiverRequest extends PickingWaiverRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class PickingRuleResponse {
  @SiteField()
  site!: string;

  @IdField()
  material!: string;

  @ChoiceField(PICKING_RULES)
  rule!: string;
}

export class PickingRulesResponse {
  @ListField(PickingRuleResponse, 10_000)
  items!: PickingRuleResponse[];
}
