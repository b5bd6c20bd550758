import { MOVES, stepInfo, valueTexts, type BoundItem, type LimitsInForce, type MachineValue, type MoveName, type RecordedValue, type RunEvent, type SessionRecording } from '@batchwright/procedure';
import { MEANINGS, type Meaning } from '@batchwright/records';
import type { RunRecord } from '../../domain/run-record';
import { documentLines } from './print-documents';
import { printPictures } from './print-pictures';
import { fieldOf, titleOf, type PrintedRecord } from './printed-record';
import { wordFor, type ReportWords } from './report-words';
import type { TaggedPdf } from '@batchwright/print';

/** Every step in the order in which it was reached, with values, tries, corrections, calculations and signatures. */
export async function printSteps(pdf: TaggedPdf, printed: PrintedRecord): Promise<void> {
  const byStep = new Map<string, RunRecord[]>();
  for (const record of printed.run.records) {
    const { stepKey } = record.event.body as { stepKey?: string };
    if (stepKey !== undefined) byStep.set(stepKey, [...(byStep.get(stepKey) ?? []), record]);
  }
  for (const [key, records] of byStep) await printStep(pdf, printed, key, records);
}

async function printStep(pdf: TaggedPdf, printed: PrintedRecord, key: string, records: readonly RunRecord[]): Promise<void> {
  const { run, recipe, time, words, language, text, who } = printed;
  const step = run.view.steps[key];
  pdf.heading(2, titleOf(printed, key));
  const info = stepInfo(recipe, step?.stepId ?? '');
  if (info?.node.instruction) pdf.paragraph(text(info.node.instruction));
  for (const line of documentLines(printed, step, info?.node)) pdf.paragraph(line);
  const started = step?.started;
  if (started) pdf.paragraph(`${words.started(time(started.at), who(started.name, started.person), started.terminal)}; ${step.completedAt ? words.completed(time(step.completedAt)) : words.notCompleted}.`);
  for (const { event, at } of records) if (event.type === 'MoveSigned') pdf.paragraph(`${text(MOVES[event.body.move as MoveName].title)}: ${event.body.reason}${detailsOf(event.body.details)}. ${words.signedBy(who(event.body.signature.name, event.body.signature.person), time(at))}`);
  if (step && step.items.length > 0) pdf.paragraph(`${words.used}: ${step.items.map((bound) => usedItem(printed, bound)).join('; ')}`);
  for (const { event } of records) if (event.type === 'StepStarted') for (const { condition, tag, value, unit, at } of event.body.conditions ?? []) pdf.paragraph(words.condition(condition, `${tag} = ${value} ${unit}`, time(at)));
  const rows = records.flatMap(({ event, at, person, name }) => valueRow(printed, key, event).map((cells) => [...cells, `${who(name, person)}\n${time(at)}`]));
  if (rows.length > 0) await pdf.table(words.heads.values, [2.4, 1.8, 2.2, 3, 2.2], rows);
  await printPictures(pdf, printed, key, records);
  const signatures = records.flatMap(({ event }) => (event.type === 'SignatureApplied' ? [event.body] : []));
  if (signatures.length === 0) return;
  await pdf.table(words.heads.signatures, [2.2, 2.8, 2.2, 1.2, 3.2],
    signatures.map(({ name, person, meaning, moment, signedAt, where = '', terminal = '', contentHash }) => [
      who(name, person), `${MEANINGS[meaning as Meaning][language]}, ${wordFor(words.moments, moment)}`, time(signedAt), [wordFor(words.places, where), terminal].filter(Boolean).join(', '), contentHash,
    ]));
  for (const { name, person, remote } of signatures) if (remote) pdf.paragraph(`${who(name, person)}: ${wordFor(words.places, 'remote')}, ${words.remote(who(remote.operator.name, remote.operator.person), remote.session, time(remote.since), remote.picture, remote.view)}`);
}

/** An item that a step used, with its lot, or how long its calibration held when it was granted and by which certificate. */
function usedItem({ run, words }: PrintedRecord, { need, item, lot, grantId }: BoundItem): string {
  const { calibratedThrough, certificate } = run.view.grants[grantId] ?? {};
  const known = [lot ? words.lot(lot) : '', calibratedThrough ? words.calibrated(calibratedThrough, certificate) : ''].filter(Boolean);
  return `${need} = ${item}${known.length > 0 ? ` (${known.join('; ')})` : ''}`;
}

/** Field, value, limits and what lies behind; empty for events that hold no value. */
function valueRow(printed: PrintedRecord, key: string, event: RunEvent): string[][] {
  const { words, language } = printed;
  const title = (address: string): string => fieldOf(printed, key, address);
  const shown = (value: RecordedValue): string => valueTexts(value)[language];
  switch (event.type) {
    case 'EntryRecorded': {
      const { address, value, verdict, limits, reason, observedAt, source, transcribedFrom, machine } = event.body;
      return [[title(address), shown(value), verdictText(words, verdict, limits), [machine ? measuredText(printed, machine) : source && source !== 'typed' ? source : '', observedAt ? words.observed(observedAt) : '', transcribedFrom ? words.from(transcribedFrom) : '', reason ?? ''].filter(Boolean).join('; ')]];
    }
    case 'MachineRefused':
      return [[title(event.body.address), '', event.body.reasonCode, event.body.detail[language]]];
    case 'EntryCorrected': {
      const { address, value, oldValue, verdict, limits, reason } = event.body;
      return [[`${title(address)} – ${words.correction}`, shown(value), verdictText(words, verdict, limits), `${words.was(shown(oldValue))}; ${reason}`]];
    }
    case 'EntryRejected': {
      const { address, entered, code, attempt } = event.body;
      return [[`${title(address)} – ${words.tried(attempt)}`, `${entered.value} ${entered.unit ?? ''}`, '', code]];
    }
    case 'CalculationRecorded': {
      const { address, value, failure = '', verdict, limits, formula, inputs, oldValue, rounding } = event.body;
      const from = inputs.map(({ name, values }) => `${name} = ${values.map(shown).join('; ')}`).join(', ');
      const how = `${formula}; ${from}${rounding ? `; ${words.rounded(rounding.places, rounding.halves)}` : ''}${oldValue ? `; ${words.was(shown(oldValue))}` : ''}`;
      return [[`${title(address)} (${words.calculated})`, value ? shown(value) : words.notComputable(failure), verdictText(words, verdict, limits), how]];
    }
    case 'SecondCheckRecorded':
      return [[`${title(event.body.address)} – ${words.secondCheck}`, shown(event.body.value), event.body.agrees ? words.agrees : words.disagrees, event.body.policy]];
    case 'ExpertNoted': {
      const { what, person: about, name: aboutName, calledBy, calledByName, word, drawing, recording, organisation, until } = event.body;
      const drew = drawing?.marks.map(({ name, person, at, tool, text }) => `${words.drawn[tool] ?? tool}${text === undefined ? '' : ` „${text}“`}: ${printed.who(name, person)}, ${printed.time(at)}`) ?? [];
      return [[words.expert[what], about === '' ? '' : printed.who(aboutName, organisation ?? about), '', [calledBy === undefined ? '' : printed.who(calledByName, calledBy), until === undefined ? '' : `→ ${printed.time(until)}`, word ?? '', ...(drawing ? [`${drawing.fileName}, SHA-256 ${drawing.sha256}`] : []), ...drew, ...(recording ? printedRecording(recording, printed) : [])].filter(Boolean).join('; ')]];
    }
    case 'CommentAdded':
      return [[words.comment, event.body.text, '', '']];
    default:
      return [];
  }
}

/** Where a value that came from a machine was measured, and of what it is made. */
function measuredText({ words, time }: PrintedRecord, { tag, instrument, connection, statistic, at, from, until, quality, samples, unusableSeconds }: MachineValue): string {
  const span = from !== undefined && until !== undefined && statistic !== 'last' ? `${time(from)} – ${time(until)}` : '';
  const gaps = unusableSeconds === '0' ? '' : words.unusable(unusableSeconds);
  return [`${tag}${instrument === undefined ? '' : ` (${instrument})`}`, connection, `${statistic}, ${time(at)}`, span, `${quality}, n = ${samples}`, gaps].filter(Boolean).join('; ');
}

function verdictText(words: ReportWords, verdict: { readonly result: string; readonly level?: string }, limits: LimitsInForce | undefined): string {
  const bounds = Object.entries(limits ?? {}).map(([level, { low, high }]) => `${wordFor(words.levels, level)} ${low ?? '…'} – ${high ?? '…'}`);
  return [verdict.result === 'unlimited' ? '' : `${wordFor(words.verdicts, verdict.result)}${verdict.level ? ` (${wordFor(words.levels, verdict.level)})` : ''}`, ...bounds].filter(Boolean).join('\n');
}

function detailsOf(details: Readonly<Record<string, string>>): string {
  const said = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** The bytes of a recording are not in the package; its hash is. */
function printedRecording({ recordingId, sha256, size, seconds, consented }: SessionRecording, printed: Pick<PrintedRecord, 'who'>): string[] {
  return [recordingId, ...consented.map(({ name, person }) => printed.who(name, person)), ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]), ...(size === undefined ? [] : [`${size} B`]), ...(seconds === undefined ? [] : [`${seconds} s`])];
}
