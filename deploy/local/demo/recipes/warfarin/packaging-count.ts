import type { Column, Entry, ReactionPlan, StepNode, Text } from '@batchwright/procedure';
import { COMPONENTS } from './formula';
import { calc, num, numCol, operation, picture, sign, step, table, textCol, tx, words } from '../recipe-parts';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];
const NTI = [...MADE, 'SOP-NTI-001'];

const COUNT_PLAN: ReactionPlan = {
  title: tx('Labels or bottles are not accounted for', 'Etiketten oder Flaschen sind nicht nachgewiesen'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Count again, search line, waste and floor', 'Neu zählen, Linie, Abfall und Boden absuchen')],
  attempts: 1,
  approvers: ['qa'],
};

const pieces = (id: string, title: Text): Entry => num(id, title, '{piece}', 0, { ranges: { plausible: { low: '0', high: '1000' } } });
const bottles = (id: string, title: Text): Entry => num(id, title, '{bottle}', 0, { ranges: { plausible: { low: '0', high: '400' } } });

const rest = (id: string, title: Text): Column => numCol(id, title, '{piece}', 0, { ranges: { plausible: { low: '0', high: '1000' } } });

/** Everything of one issue accounted for. */
export const counted = (id: string, title: Text, issue: string, overprinted: boolean): StepNode =>
  step(id, 'label-reconciliation', title, {
    qualifications: MADE,
    entries: [
      calc('issued', tx('Issued', 'Ausgegeben'), '{piece}', 0, `${issue.replaceAll('-', '_')}.issued`),
      pieces('applied', tx('Used on good bottles', 'Auf guten Packungen')),
      pieces('specimens', tx('Kept as specimens', 'Als Muster aufbewahrt')),
      pieces('returned', tx('Back to the store', 'Zurück ins Lager')),
      pieces('destroyed', tx('Destroyed', 'Vernichtet')),
      ...(overprinted ? [picture('specimen', tx('Picture of an overprinted specimen', 'Foto eines bedruckten Musters'), "specimens > 0 '{piece}'")] : []),
      calc('difference', tx('Not accounted for', 'Nicht nachgewiesen'), '{piece}', 0, 'issued - applied - specimens - returned - destroyed', { ranges: { registered: { low: '0', high: '0' } } }),
    ],
    // overprinted rests are destroyed before the eyes of quality; a count of leaflets may be seen from afar as well
    signatures: [sign('witness', 'qa', 'witnessed', tx('I saw the count and the destruction.', 'Ich habe Zählung und Vernichtung gesehen.'), ['performer'], { where: overprinted ? 'place' : 'any' })],
    reactionPlan: COUNT_PLAN,
    config: { issued: 'issued', applied: 'applied', specimens: 'specimens', returned: 'returned', destroyed: 'destroyed', difference: 'difference', overprinted },
  });

/** Every piece is accounted for; overprinted rests are destroyed before the eyes of quality. */
export const COUNT_LABELS = operation(
  'count-labels',
  tx('Account for what was issued', 'Ausgegebenes bilanzieren'),
  counted('count-bottle-labels', tx('Labels of the bottles', 'Etiketten der Flaschen'), 'issue-bottle-labels', true),
  counted('count-carton-labels', tx('Labels of the cartons', 'Etiketten der Faltschachteln'), 'issue-carton-labels', true),
  counted('count-leaflets', tx('Leaflets', 'Packungsbeilagen'), 'issue-leaflets', false),
  step('count-components', 'table', tx('Components without print', 'Packmittel ohne Aufdruck'), {
    qualifications: MADE,
    entries: [
      table('rests', tx('Where they are', 'Verbleib'), [rest('used', tx('Used on good bottles', 'Auf guten Packungen')), rest('returned', tx('Back to the store', 'Zurück ins Lager')), rest('destroyed', tx('Destroyed', 'Vernichtet'))], COMPONENTS.map(({ title }) => title)),
      calc('issued', tx('Issued', 'Ausgegeben'), '{piece}', 0, 'sum(issue_components.components.count)'),
      calc('difference', tx('Not accounted for', 'Nicht nachgewiesen'), '{piece}', 0, 'issued - sum(rests.used) - sum(rests.returned) - sum(rests.destroyed)', { ranges: { action: { low: '0', high: '0' } } }),
    ],
    reactionPlan: COUNT_PLAN,
  }),
);

const SAMPLE_COLUMNS: readonly Column[] = [numCol('bottles', tx('Bottles', 'Flaschen'), '{bottle}', 0, { ranges: { plausible: { low: '0', high: '20' }, action: { low: '2' } } }), textCol('number', tx('Sample number', 'Probennummer'))];

const fits = (id: string, title: Text): Entry => ({ id, type: 'boolean', title, required: true, mark: 'CQA', acceptance: { accepted: ['yes'], level: 'registered' } });

/** Samples of the packed product, its looks, what may be released, and the yield before the eyes of quality. */
export const CLOSE_PACKAGING = operation(
  'close-packaging',
  tx('Close packaging', 'Verpacken abschließen'),
  step('packed-samples', 'sample', tx('Set retained and stability samples aside', 'Rückstell- und Stabilitätsmuster entnehmen'), {
    qualifications: ['GMP-ANNUAL'],
    entries: [
      table('samples', tx('Samples', 'Muster'), SAMPLE_COLUMNS, [tx('Retained', 'Rückstellmuster'), tx('Stability 40 °C / 75 %', 'Stabilität 40 °C / 75 %'), tx('Stability 25 °C / 60 %', 'Stabilität 25 °C / 60 %'), tx('Stability 30 °C / 65 %', 'Stabilität 30 °C / 65 %')]),
      calc('taken', tx('Bottles taken', 'Entnommene Flaschen'), '{bottle}', 0, 'sum(samples.bottles)'),
    ],
    config: { size: { value: '8', unit: '{bottle}' }, purpose: tx('Reserve and stability', 'Rückstellung und Stabilität'), sampleId: 'number' },
  }),
  step('appearance', 'laboratory-result', tx('Appearance of the packed product', 'Aussehen des verpackten Produkts'), {
    qualifications: ['GMP-ANNUAL'],
    entries: [
      fits('tablets', tx('White, round, flat, bevelled, W5 on one face, smooth', 'Weiß, rund, flach, facettiert, W5 auf einer Seite, glatt')),
      fits('odour', tx('Odour is characteristic', 'Geruch ist charakteristisch')),
      fits('label', tx('The label holds and does not peel', 'Das Etikett hält und löst sich nicht')),
      fits('seal', tx('The seal is whole', 'Das Siegel ist unversehrt')),
      fits('cap', tx('The child-resistant cap works', 'Der kindergesicherte Verschluss funktioniert')),
    ],
    signatures: [sign('reviewed', 'qc', 'reviewed', tx('I checked this inspection.', 'Ich habe diese Prüfung geprüft.'), ['performer'])],
    reactionPlan: COUNT_PLAN,
    config: { sample: 'packed-samples', method: 'visual' },
  }),
  step('packed-product', 'output', tx('Count the packed bottles', 'Packungen zählen'), {
    qualifications: MADE,
    entries: [
      words('manufactured', tx('Manufactured', 'Hergestellt'), { source: 'measured' }),
      words('expires', tx('Expires', 'Verwendbar bis'), { source: 'measured' }),
      table('shippers', tx('Shippers', 'Versandkartons'), [textCol('code', tx('Code of the shipper', 'Code des Versandkartons')), numCol('bottles', tx('Bottles', 'Flaschen'), '{bottle}', 0, { ranges: { plausible: { low: '1', high: '60' } } })]),
      calc('shipped', tx('In shippers', 'In Versandkartons'), '{bottle}', 0, 'sum(shippers.bottles)'),
      calc('sampled', tx('Retained and stability samples', 'Rückstell- und Stabilitätsmuster'), '{bottle}', 0, 'packed_samples.taken'),
      bottles('rejected', tx('Bottles rejected after counting', 'Nach dem Zählen verworfene Flaschen')),
      bottles('counter', tx('Counter of the line', 'Zähler der Linie')),
      num('lost', tx('Tablets rejected in packaging', 'Beim Verpacken verworfene Tabletten'), '{tablet}', 0, { ranges: { plausible: { low: '0', high: '5000' }, action: { high: '200' } } }),
      calc('packed', tx('Packed', 'Verpackt'), '{bottle}', 0, 'shipped + sampled + rejected'),
      calc('releasable', tx('May be released', 'Freigabefähig'), '{bottle}', 0, 'packed - sampled - rejected'),
    ],
    equipment: [{ requirement: 'packaging-line', occupation: 'end' }, { requirement: 'checkweigher', occupation: 'end' }],
    reactionPlan: COUNT_PLAN,
    config: {
      output: 'packed',
      quantity: 'shipped',
      containers: { table: 'shippers', code: 'code', amount: 'bottles' },
      dates: { since: 'charge-api', manufactured: 'manufactured', expires: 'expires', rule: 'end-of-month' },
      releasable: { entry: 'releasable', packed: 'packed', less: ['sampled', 'rejected'] },
    },
  }),
  step('packaging-yield', 'balance', tx('Yield of packaging', 'Ausbeute des Verpackens'), {
    instruction: tx('Quality is present.', 'Die Qualitätssicherung ist dabei.'),
    critical: true,
    qualifications: NTI,
    entries: [
      calc('received', tx('Tablets into packaging', 'Tabletten ins Verpacken'), '{tablet}', 0, 'count_tablets.good - sample_tablets.taken'),
      calc('packed', tx('Tablets packed', 'Verpackte Tabletten'), '{tablet}', 0, 'packed_product.packed * parameter.per_bottle'),
      calc('rejected', tx('Tablets rejected', 'Verworfene Tabletten'), '{tablet}', 0, 'packed_product.lost'),
      calc('unaccounted', tx('Not accounted for', 'Nicht nachgewiesen'), '%', 2, '(received - packed - rejected) / received', { ranges: { validated: { low: '-0.50', high: '0.50' } } }),
      calc('yield', tx('Packed of what came in', 'Verpackt vom Eingang'), '%', 1, 'packed / received', { ranges: { validated: { low: '98.0', high: '100.5' } } }),
      calc('counter-difference', tx('Counter of the line less what was counted', 'Zähler der Linie weniger Gezähltes'), '{bottle}', 0, 'packed_product.counter - packed_product.packed', { ranges: { action: { low: '-2', high: '5' } } }),
    ],
    signatures: [
      sign('witness', 'qa', 'present-throughout', tx('I was present: input, packed, rejects, labels and yield are right.', 'Ich war dabei: Eingang, Verpacktes, Ausschuss, Etiketten und Ausbeute stimmen.'), ['performer', 'reviewed'], { where: 'place' }),
      sign('performed', 'operator', 'performed', tx('I counted as described.', 'Ich habe wie beschrieben gezählt.'), []),
      sign('reviewed', 'supervisor', 'reviewed', tx('I looked through counts and yield.', 'Ich habe Zählung und Ausbeute durchgesehen.'), ['performer']),
    ],
    reactionPlan: COUNT_PLAN,
    config: { yields: [{ entry: 'yield', denominator: 'received' }], agree: ['counter-difference'] },
  }),
);
