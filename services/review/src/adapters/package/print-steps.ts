import { fieldAt, fieldTitle, MOVES, stepInfo, type MoveName, valueText, type LimitsInForce, type RunEvent } from '@batchwright/procedure';
import { MEANINGS, type Meaning } from '@batchwright/records';
import type { RunRecord } from '../../domain/run-record';
import { titleOf } from './print-judgement';
import { who, type PrintedRecord } from './printed-record';
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
  const { run, recipe, time } = printed;
  const step = run.view.steps[key];
  pdf.heading(2, titleOf(recipe, key));
  const info = stepInfo(recipe, step?.stepId ?? '');
  if (info?.node.instruction) pdf.paragraph(info.node.instruction.en);
  const started = step?.started;
  if (started) pdf.paragraph(`Started ${time(started.at)} by ${who(started.name, started.person)}${started.terminal ? ` at ${started.terminal}` : ''}; ${step.completedAt ? `completed ${time(step.completedAt)}` : 'not completed'}.`);
  for (const { event, at } of records) if (event.type === 'MoveSigned') pdf.paragraph(`${MOVES[event.body.move as MoveName].title.en}: ${event.body.reason}${detailsOf(event.body.details)}. Signed by ${who(event.body.signature.name, event.body.signature.person)}, ${time(at)}.`);
  if (step && step.items.length > 0) pdf.paragraph(`Used: ${step.items.map(({ need, item, lot }) => `${need} = ${item}${lot ? ` (lot ${lot})` : ''}`).join('; ')}`);
  const rows = records.flatMap(({ event, at, person, name }) => valueRow(printed, key, event).map((cells) => [...cells, `${who(name, person)}\n${time(at)}`]));
  if (rows.length > 0) await pdf.table(['Field', 'Value', 'Limits, verdict', 'Old value, reason, inputs', 'By, when'], [2.4, 1.8, 2.2, 3, 2.2], rows);
  const signatures = records.flatMap(({ event }) => (event.type === 'SignatureApplied' ? [event.body] : []));
  if (signatures.length === 0) return;
  await pdf.table(['Signature', 'Meaning', 'Signed', 'Where', 'Hash of what was signed'], [2.2, 2.8, 2.2, 1.2, 3.2],
    signatures.map(({ name, person, meaning, moment, signedAt, where = '', terminal = '', contentHash }) => [who(name, person), `${MEANINGS[meaning as Meaning].en}, ${moment}`, time(signedAt), [where, terminal].filter(Boolean).join(', '), contentHash]));
}

/** Field, value, limits and what lies behind; empty for events that hold no value. */
function valueRow({ run, recipe }: PrintedRecord, key: string, event: RunEvent): string[][] {
  const info = stepInfo(recipe, run.view.steps[key]?.stepId ?? '');
  const title = (address: string): string => {
    const field = info && fieldAt(info.node, address);
    return field ? fieldTitle(field) : address;
  };
  switch (event.type) {
    case 'EntryRecorded': {
      const { address, value, verdict, limits, reason, observedAt, source, transcribedFrom } = event.body;
      const late = observedAt ? `observed ${observedAt}` : '';
      return [[title(address), valueText(value), verdictText(verdict, limits), [source && source !== 'typed' ? source : '', late, transcribedFrom ? `from ${transcribedFrom}` : '', reason ?? ''].filter(Boolean).join('; ')]];
    }
    case 'EntryCorrected': {
      const { address, value, oldValue, verdict, limits, reason } = event.body;
      return [[`${title(address)} – CORRECTION`, valueText(value), verdictText(verdict, limits), `was ${valueText(oldValue)}; ${reason}`]];
    }
    case 'EntryRejected': {
      const { address, entered, code, attempt } = event.body;
      return [[`${title(address)} – try ${attempt}, not recorded`, `${entered.value} ${entered.unit ?? ''}`, '', code]];
    }
    case 'CalculationRecorded': {
      const { address, value, failure = '', verdict, limits, formula, inputs, oldValue, rounding } = event.body;
      const from = inputs.map(({ name, values }) => `${name} = ${values.map(valueText).join('; ')}`).join(', ');
      const how = `${formula}; ${from}${rounding ? `; ${rounding.places} places, ${rounding.halves}` : ''}${oldValue ? `; was ${valueText(oldValue)}` : ''}`;
      return [[`${title(address)} (calculated)`, value ? valueText(value) : `not computable: ${failure}`, verdictText(verdict, limits), how]];
    }
    case 'SecondCheckRecorded':
      return [[`${title(event.body.address)} – second check`, valueText(event.body.value), event.body.agrees ? 'agrees' : 'does not agree', event.body.policy]];
    case 'CommentAdded':
      return [['Comment', event.body.text, '', '']];
    default:
      return [];
  }
}

function verdictText(verdict: { readonly result: string; readonly level?: string }, limits: LimitsInForce | undefined): string {
  const bounds = Object.entries(limits ?? {}).map(([level, { low, high }]) => `${level} ${low ?? '…'} – ${high ?? '…'}`);
  return [verdict.result === 'unlimited' ? '' : `${verdict.result}${verdict.level ? ` (${verdict.level})` : ''}`, ...bounds].filter(Boolean).join('\n');
}

function detailsOf(details: Readonly<Record<string, string>>): string {
  const said = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}
