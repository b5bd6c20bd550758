import { MEANINGS } from '@batchwright/records';
import type { ChecklistAnswer } from '../../domain/checklist';
import type { Certificate } from '../../domain/certificate';
import { signaturesOf, who, type PrintedRecord } from './printed-record';
import type { TaggedPdf } from '@batchwright/print';

/** First page: what was made, by which recipe, and what quality decided. */
export async function printHead(pdf: TaggedPdf, { content, events, judgement, run, recipe, time }: PrintedRecord): Promise<void> {
  const head = run.view.run;
  const created = run.records[0]?.event.type === 'RunCreated' ? run.records[0].event.body : undefined;
  const { header } = recipe.document;
  const decided = judgement.at(-1);
  pdf.heading(1, `Batch record ${content.batch}`);
  pdf.paragraph('Printed from the electronic record. The record itself, the recipe, the certificate and the keys of the signatures are in the same package.');
  await pdf.table(['Fact', 'As recorded'], [1, 3], [
    ['Product', header.product ? `${header.product.name.en} (${header.product.code})` : ''],
    ['Batch', content.batch],
    ['Site', `${content.site}, times in ${content.timeZone}`],
    ['Recipe', `${head.recipe.code} version ${head.recipe.version}: ${header.title.en}`],
    ['Hash of the recipe', head.recipe.hash],
    ['Order', created?.order?.number ?? 'none'],
    ['Batch size', `${head.batchSize.value} ${head.batchSize.unit}`],
    ['Begun', time(run.records.find(({ event }) => event.type === 'RunStarted')?.at)],
    ['State of the run', head.state],
    ['Disposition', `${String(decided?.body.decision ?? '')}, ${time(decided?.actAt)}`],
    ['Recorded', `${events.length} events, ${entryCount(events)} entries, ${[...events, ...judgement].flatMap(signaturesOf).length} signatures`],
    ['Clock', events.some(({ clock }) => clock === 'plant-clock') ? 'PLANT CLOCK: steered, for tests and demonstrations' : 'real time'],
    ['Head of the record', content.streams[0]?.head ?? ''],
  ]);
}

/** Values recorded and worked out: the count that print and record share (B16). */
export function entryCount(events: PrintedRecord['events']): number {
  return events.filter(({ type }) => type === 'EntryRecorded' || type === 'CalculationRecorded').length;
}

/** Reviews, release, and what became of each exception. */
export async function printJudgement(pdf: TaggedPdf, { judgement, run, recipe, time }: PrintedRecord): Promise<void> {
  pdf.heading(2, 'Reviews and disposition');
  await pdf.table(['Act', 'By', 'Meaning of the signature', 'Signed', 'Covers events up to', 'Remark'], [2, 2, 3, 2.2, 1.2, 2.5],
    judgement.filter(({ type }) => type !== 'ExceptionDecided' && type !== 'ExceptionDecisionProposed').map((event) => {
      const [signature] = signaturesOf(event);
      const { count, comment, reason } = event.body as { count?: number; comment?: string; reason?: string };
      return [words(event.type), signature ? who(signature.name, signature.person) : who(event.name, event.person), signature ? MEANINGS[signature.meaning].en : '', signature ? time(signature.signedAt) : time(event.actAt), count === undefined ? '' : String(count), comment ?? reason ?? (event.type === 'BatchDispositioned' ? 'the record was sealed as it was signed for' : '')];
    }));
  pdf.heading(2, 'Exceptions');
  const decisions = new Map(judgement.filter(({ type }) => type === 'ExceptionDecided').map((event) => [String(event.body.exceptionId), event]));
  await pdf.table(['Raised', 'Step', 'Type, severity', 'What', 'Decision, by whom, why'], [2, 2, 1.6, 3.4, 3.4],
    run.records.flatMap(({ event, at }) => {
      if (event.type !== 'ExceptionRaised' && event.type !== 'ExceptionRaisedAfterSeal') return [];
      const { exceptionId, type, severity, deviation, stepKey = '', text } = event.body;
      const decision = decisions.get(exceptionId);
      const decided = decision ? `${String(decision.body.classification)}; ${who(decision.name, decision.person)}, ${time(decision.actAt)}${firstSigner(decision)}: ${String(decision.body.rationale)}` : 'open';
      return [[time(at), titleOf(recipe, stepKey), `${type}, ${severity}${deviation ? ', deviation' : ''}`, text, decided]];
    }));
}

/** Of an exception that two persons closed: who signed first. */
function firstSigner({ body }: PrintedRecord['judgement'][number]): string {
  return typeof body.firstSignedBy === 'string' ? `, after ${body.firstSignedBy}` : '';
}

/** What was checked when nothing was found (F5). */
export async function printCertificate(pdf: TaggedPdf, certificate: Certificate): Promise<void> {
  pdf.heading(2, 'Certificate of what was checked');
  pdf.paragraph(`Over ${certificate.count} events, up to the head ${certificate.head}.`);
  await pdf.table(['Rule, version', 'What it shows', 'Looked at', 'Result'], [2, 5, 1, 3],
    certificate.rules.map(({ id, version, title, inputs, findings }) => [`${id} ${version}`, title.en, String(inputs), findings.length === 0 ? 'nothing found' : findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n')]));
}

/** Checklist of the recipe: what rules proved and what people answered; nothing when the recipe has none. */
export async function printChecklist(pdf: TaggedPdf, certificate: Certificate, judgement: PrintedRecord['judgement']): Promise<void> {
  if (!certificate.checklist) return;
  const answers = new Map(judgement.flatMap((event) => ((event.body as { answers?: readonly ChecklistAnswer[] }).answers ?? []).map((one) => [one.point, { ...one, by: who(event.name, event.person) }] as const)));
  pdf.heading(2, 'Checklist of the review');
  await pdf.table(['Point', 'Settled by', 'Result'], [5, 3, 3], certificate.checklist.map(({ id, title, rule, result }) => {
    const given = answers.get(id);
    if (rule !== undefined) return [title.en, `rule ${rule}`, result === 'passed' ? 'nothing found' : 'found something, see the certificate'];
    return [title.en, given?.by ?? '', given ? `${given.answer.replace('-', ' ')}${given.comment ? `: ${given.comment}` : ''}` : 'not answered'];
  }));
}

/** `Weigh the API (weigh-api~2)`. */
export function titleOf(recipe: PrintedRecord['recipe'], stepKey: string): string {
  const title = recipe.nodes.get(stepKey.split('~')[0] ?? '')?.node.title.en;
  return title === undefined ? stepKey : `${title} (${stepKey})`;
}

/** `QualityReviewed` → `Quality reviewed`. */
function words(type: string): string {
  const spaced = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
