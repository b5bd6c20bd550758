import { MEANINGS } from '@batchwright/records';
import type { ChecklistAnswer } from '../../domain/checklist';
import type { ReleasedPart } from '../../domain/review-state';
import type { Certificate } from '../../domain/certificate';
import { printPictures } from './print-pictures';
import { countsOf } from './report-counts';
import { wordFor } from './report-words';
import { signaturesOf, titleOf, type PrintedRecord } from './printed-record';
import type { TaggedPdf } from '@batchwright/print';

/** First page: what was made, by which recipe, and what quality decided. */
export async function printHead(pdf: TaggedPdf, printed: PrintedRecord): Promise<void> {
  const { content, events, judgement, run, recipe, time, words, text } = printed;
  const head = run.view.run;
  const created = run.records[0]?.event.type === 'RunCreated' ? run.records[0].event.body : undefined;
  const { header } = recipe.document;
  const decided = judgement.findLast(({ type }) => type === 'BatchDispositioned');
  const counts = countsOf([...events, ...judgement]);
  const { facts } = words;
  pdf.heading(1, words.title(content.batch));
  pdf.paragraph(words.printedFrom);
  await pdf.table(words.fact, [1, 3], [
    [facts.product, header.product ? `${text(header.product.name)} (${header.product.code})` : ''],
    [facts.batch, content.batch],
    [facts.site, words.timesIn(content.site, content.timeZone)],
    [facts.recipe, words.version(head.recipe.code, head.recipe.version, text(header.title))],
    [facts.recipeHash, head.recipe.hash],
    [facts.order, created?.order?.number ?? words.noOrder],
    [facts.size, `${head.batchSize.value} ${head.batchSize.unit}`],
    [facts.begun, time(run.records.find(({ event }) => event.type === 'RunStarted')?.at)],
    [facts.state, wordFor(words.states, head.state)],
    [facts.disposition, decided ? `${wordFor(words.decisions, decided.body.part ? 'release-part' : String(decided.body.decision))}, ${time(decided.actAt)}${partIn(decided.body)}` : words.open],
    [facts.recorded, words.counts(counts.events, counts.entries, counts.changes, counts.signatures)],
    [facts.clock, events.some(({ clock }) => clock === 'plant-clock') ? words.steeredClock : words.realClock],
    [facts.head, content.streams[0]?.head ?? ''],
  ]);
}

/** Reviews, release, and what became of each exception. */
export async function printJudgement(pdf: TaggedPdf, printed: PrintedRecord): Promise<void> {
  const { judgement, run, time, words, language, who } = printed;
  pdf.heading(2, words.sections.reviews);
  await pdf.table(words.heads.reviews, [2, 2, 3, 2.2, 1.2, 2.5],
    judgement.filter(({ type }) => type !== 'ExceptionDecided').map((event) => {
      const [signature] = signaturesOf(event);
      const { count, comment, reason } = event.body as { count?: number; comment?: string; reason?: string };
      return [
        wordFor(words.acts, event.type), signature ? who(signature.name, signature.person) : who(event.name, event.person), signature ? MEANINGS[signature.meaning][language] : '',
        signature ? time(signature.signedAt) : time(event.actAt), count === undefined ? '' : String(count), `${comment ?? reason ?? (event.type === 'BatchDispositioned' ? words.sealedAsSigned : '')}${partIn(event.body)}`,
      ];
    }));
  pdf.heading(2, words.sections.exceptions);
  const decisions = new Map(judgement.filter(({ type }) => type === 'ExceptionDecided').map((event) => [String(event.body.exceptionId), event]));
  await pdf.table(words.heads.exceptions, [2, 2, 1.6, 3.4, 3.4],
    run.records.flatMap(({ event, at }) => {
      if (event.type !== 'ExceptionRaised' && event.type !== 'ExceptionRaisedAfterSeal') return [];
      const { exceptionId, type, severity, deviation, stepKey = '', text, texts } = event.body;
      const decision = decisions.get(exceptionId);
      const decided = decision ? `${wordFor(words.classes, String(decision.body.classification))}; ${who(decision.name, decision.person)}, ${time(decision.actAt)}: ${String(decision.body.rationale)}` : words.open;
      return [[time(at), titleOf(printed, stepKey), `${type}, ${wordFor(words.severity, severity)}${deviation ? `, ${words.deviation}` : ''}`, texts?.[language] ?? text, decided]];
    }));
  await printPictures(pdf, printed, '', run.records.filter(({ event }) => !('stepKey' in event.body))); // those of steps stand at their steps
}

/** Which containers a partial release lets go, and which not; empty for a whole one. */
function partIn(body: object): string {
  const { part } = body as { part?: ReleasedPart };
  return part ? ` (+ ${part.released.join(', ')}; – ${[...part.held, ...part.rejected].join(', ')})` : '';
}

/** What was checked when nothing was found (F5). */
export async function printCertificate(pdf: TaggedPdf, certificate: Certificate, { words, language }: PrintedRecord): Promise<void> {
  pdf.heading(2, words.sections.certificate);
  pdf.paragraph(words.certifiedOver(certificate.count, certificate.head));
  await pdf.table(words.heads.certificate, [2, 5, 1, 3],
    certificate.rules.map(({ id, version, title, inputs, findings }) => [`${id} ${version}`, title[language], String(inputs), findings.length === 0 ? words.nothingFound : findings.map(({ place, problem }) => `${place}: ${problem}`).join('\n')]));
}

/** Checklist of the recipe: what rules proved and what people answered; nothing when the recipe has none. */
export async function printChecklist(pdf: TaggedPdf, certificate: Certificate, { judgement, words, text, who }: PrintedRecord): Promise<void> {
  if (!certificate.checklist) return;
  const answers = new Map(judgement.flatMap((event) => ((event.body as { answers?: readonly ChecklistAnswer[] }).answers ?? []).map((one) => [one.point, { ...one, by: who(event.name, event.person) }] as const)));
  pdf.heading(2, words.sections.checklist);
  await pdf.table(words.heads.checklist, [5, 3, 3], certificate.checklist.map(({ id, title, rule, result }) => {
    const given = answers.get(id);
    if (rule !== undefined) return [text(title), words.rule(rule), result === 'passed' ? words.nothingFound : words.foundSomething];
    return [text(title), given?.by ?? '', given ? `${wordFor(words.answers, given.answer)}${given.comment ? `: ${given.comment}` : ''}` : words.notAnswered];
  }));
}
