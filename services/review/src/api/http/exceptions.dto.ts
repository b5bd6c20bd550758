import { ChoiceField, CountField, EvidenceRequest, FlagField, IdField, InstantField, ListField, ObjectField, PartField, SiteField, TextField } from '@batchwright/host';
import { EffectsResponse, FamilyMemberResponse, ObservedSpanResponse, PlacedByResponse } from './exception-family.dto';

const CLASSES = ['no-impact', 'minor-deviation', 'major-deviation', 'critical-deviation'];

export class ExceptionDecisionRequest {
  @ChoiceField(CLASSES, { description: 'How it is classed (21 CFR 211.192); a critical exception is at least a major deviation' })
  classification!: 'no-impact' | 'minor-deviation' | 'major-deviation' | 'critical-deviation';

  @TextField(2000, { description: 'Why; it is signed and stands in the record' })
  rationale!: string;
}

export class DecideExceptionRequest extends ExceptionDecisionRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class CountersignRequest {}

export class SignCountersignRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class StepLink {
  @IdField({ description: 'Key of the step in the run' })
  key!: string;

  @TextField(200, { optional: true })
  title!: string;

  @ObjectField({ optional: true, description: 'Title by language (`en`, `de`), from the recipe of the run; absent where the recipe is not there' })
  titles?: { readonly en: string; readonly de?: string };
}

export class PersonLink {
  @IdField({ description: 'Employee number' })
  person!: string;

  @TextField(200)
  name!: string;
}

export class ExceptionDecisionResponse extends PersonLink {
  @ChoiceField(CLASSES)
  classification!: string;

  @TextField(2000)
  rationale!: string;

  @TextField(100, { description: 'Meaning of the signature' })
  meaning!: string;

  @InstantField({ description: 'When it was signed, real time' })
  signedAt!: string;

  @InstantField({ description: 'When it was recorded, plant time' })
  at!: string;

  @IdField({ optional: true, description: 'Cause that it was decided with; null = by itself' })
  withParent?: string | null;
}

export class ExceptionSignerResponse {
  @ListField('text', 10, { description: 'Roles of which the signer has one' })
  roles!: string[];
}

export class ExceptionResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  runId!: string;

  @TextField(100)
  runNumber!: string;

  @TextField(100, { example: 'limit-action' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @FlagField({ description: 'Needs an investigation' })
  deviation!: boolean;

  @ChoiceField(['open', 'closed'])
  state!: string;

  @TextField(100, { description: 'Whose turn it is: the role that decides, or the employee number of who decided' })
  owner!: string;

  @PartField(StepLink, { optional: true })
  step!: StepLink | null;

  @TextField(200, { optional: true, description: 'Which value of the step' })
  address!: string | null;

  @ObjectField({ optional: true, description: 'Title of that value by language (`en`, `de`), from the recipe of the run; absent where the recipe is not there' })
  addressTitles?: { readonly en: string; readonly de?: string };

  @TextField(2000)
  text!: string;

  @ObjectField({ optional: true, description: 'The same by language (`en`, `de`); null where a person typed it' })
  texts!: { readonly en: string; readonly de?: string } | null;

  @ListField('text', 100, { description: 'Keys of nodes that wait for the decision; * = the whole run' })
  blocks!: string[];

  @ObjectField({ optional: true, description: 'Titles of those nodes by key, each by language' })
  blockTitles?: Readonly<Record<string, { readonly en: string; readonly de?: string }>>;

  @FlagField({ description: 'Steps wait for the decision now' })
  blocking!: boolean;

  @InstantField()
  raisedAt!: string;

  @PartField(PersonLink, { optional: true })
  raisedBy!: PersonLink | null;

  @PartField(ExceptionDecisionResponse, { optional: true })
  decision!: ExceptionDecisionResponse | null;

  @ListField(ExceptionSignerResponse, 2, { description: 'Signatures that close it, in their order, each by another person' })
  signers!: ExceptionSignerResponse[];

  @PartField(ExceptionDecisionResponse, { optional: true, description: 'The first of two signatures, with what was decided by it; the exception is open until another person signs the same' })
  firstSignature!: ExceptionDecisionResponse | null;

  @PartField(ObservedSpanResponse, { optional: true, description: 'What machines said of it; null where none did' })
  observed!: ObservedSpanResponse | null;

  @PartField(FamilyMemberResponse, { optional: true, description: 'The exception whose effect it is (F11); null where it stands by itself' })
  cause!: FamilyMemberResponse | null;

  @PartField(EffectsResponse, { description: 'How many effects it has' })
  effects!: EffectsResponse;
}

export class CommentResponse extends PersonLink {
  @InstantField()
  at!: string;

  @TextField(2000)
  text!: string;
}

export class ExceptionDetailResponse extends ExceptionResponse {
  @ObjectField({ description: 'Facts behind the text' })
  params!: Record<string, unknown>;

  @ObjectField({ optional: true, description: 'Reaction plan that began' })
  reaction!: Record<string, unknown> | null;

  @CountField(0, 1_000_000, { description: 'Version of the table of exceptions under which it was raised; 0 = as the site was configured' })
  rulesVersion!: number;

  @ListField(FamilyMemberResponse, 5000, { description: 'Its effects, in the order in which they were raised' })
  effectList!: FamilyMemberResponse[];

  @PartField(PlacedByResponse, { optional: true, description: 'Who of quality said where it stands; null = as it was raised' })
  placed!: PlacedByResponse | null;

  @InstantField({ optional: true, description: 'When more became known of it last, plant time' })
  extendedAt!: string | null;

  @ListField(CommentResponse, 1000, { description: 'Comments at the same step' })
  comments!: CommentResponse[];
}

export class NoticeResponse {
  @IdField({ description: 'Id of the exception' })
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  runId!: string;

  @TextField(100)
  runNumber!: string;

  @TextField(100, { example: 'check-failed' })
  type!: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: string;

  @PartField(StepLink, { optional: true })
  step!: StepLink | null;

  @TextField(2000)
  text!: string;

  @ObjectField({ optional: true, description: 'The same by language (`en`, `de`); null where a person typed it' })
  texts!: { readonly en: string; readonly de?: string } | null;

  @InstantField()
  raisedAt!: string;

  @PartField(PersonLink, { optional: true })
  raisedBy!: PersonLink | null;

  @ListField('text', 20, { description: 'Roles of who asks that the reaction plan tells; empty = told as quality' })
  toldAs!: string[];
}

export class NoticesResponse {
  @ListField(NoticeResponse, 10, { description: 'The newest open ones' })
  items!: NoticeResponse[];
}
