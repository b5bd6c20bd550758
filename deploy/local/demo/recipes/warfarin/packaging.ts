import type { Entry, ReactionPlan } from '@batchwright/procedure';
import { clearance, num, operation, roomConditions, sign, step, storage, table, tx, unitProcedure, yes, numCol } from '../recipe-parts';
import { airSample } from './environment';
import { COMPONENTS } from './formula';
import { CLOSE_PACKAGING, COUNT_LABELS } from './packaging-count';
import { ISSUE_LABELS } from './packaging-labels';
import { PACK } from './packaging-run';
import { REPACK } from './repacking';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];

const LINE_PLAN: ReactionPlan = {
  title: tx('The line is not as it should be', 'Die Linie ist nicht, wie sie sein soll'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Mend it, then check it again', 'Abhilfe schaffen, dann neu prüfen')],
  attempts: 2,
  approvers: ['supervisor', 'qa'],
};

const cleared: Entry[] = [
  yes('empty', tx('No bottle, tablet, label or leaflet of another batch is left', 'Keine Flasche, Tablette, kein Etikett und keine Packungsbeilage einer anderen Charge ist zurückgeblieben')),
  yes('clean', tx('Room and line are clean and labelled so', 'Raum und Linie sind sauber und so gekennzeichnet')),
  yes('labels', tx('A place for counting labels is set up', 'Ein Platz zum Zählen der Etiketten ist eingerichtet')),
];

const lineClearance = clearance('pk-clearance', 'PK-01', cleared);

const PREPARE = operation(
  'prepare-packaging',
  tx('Prepare the packaging room', 'Verpackungsraum vorbereiten'),
  { ...lineClearance, equipment: [{ requirement: 'packaging-line', occupation: 'begin' }], config: { ...lineClearance.config, opens: ['packing-run'], line: 'packaging-line' } },
  roomConditions('pk-conditions', 'PK-01', true),
  storage('storage-bulk', tx('the bulk tablets', 'lose Tabletten'), '18.0'),
  airSample('pk-plates', 'PK-01'),
  step('issue-components', 'table', tx('Take over what the tablets are packed in', 'Packmittel übernehmen'), {
    instruction: tx('Scan each box. Only released lots come through; count what comes to the line.', 'Jede Kiste scannen. Nur freigegebene Chargen kommen durch; zählen, was an die Linie kommt.'),
    qualifications: MADE,
    entries: [table('components', tx('Components', 'Packmittel'), [numCol('count', tx('Issued', 'Ausgegeben'), '{piece}', 0, { ranges: { plausible: { low: '1', high: '1000' } } })], COMPONENTS.map(({ title }) => title))],
    material: COMPONENTS.map(({ id }) => ({ input: id })),
    signatures: [sign('checked', 'operator', 'verified-independently', tx('Items, lots and counts are right.', 'Artikel, Chargen und Stückzahlen stimmen.'), ['performer'], { where: 'place' })],
  }),
);

const SET_UP = operation(
  'set-up-packaging',
  tx('Set up the line', 'Linie einrichten'),
  step('set-up-line', 'equipment-use', tx('Set up line, torque tester and checkweigher', 'Linie, Drehmomentprüfer und Kontrollwaage einrichten'), {
    qualifications: MADE,
    entries: [
      num('fill', tx('Tablets in a bottle', 'Tabletten je Flasche'), '{tablet}', 0, { mark: 'CPP', setPoint: '100', ranges: { plausible: { low: '1', high: '1000' }, validated: { low: '100', high: '100' } } }),
      yes('empty-found', tx('The checkweigher throws an empty bottle out', 'Die Kontrollwaage wirft eine leere Flasche aus'), 'validated'),
      yes('short-found', tx('The checkweigher throws a bottle without its leaflet out', 'Die Kontrollwaage wirft eine Packung ohne Beilage aus'), 'validated'),
      yes('code-found', tx('The reader throws a label with a foreign code out', 'Der Leser wirft ein Etikett mit fremdem Code aus'), 'validated'),
    ],
    equipment: [{ requirement: 'packaging-line', occupation: 'continue' }, { requirement: 'checkweigher', occupation: 'begin' }],
    reactionPlan: LINE_PLAN,
  }),
);

/** Room PK-01: line cleared by two, components and labels issued, overprint made by the system, packed with checks in series, packed again once where only the looks are wrong, everything counted under the eyes of quality. */
export const PACKAGING = unitProcedure('packaging', tx('Packaging', 'Verpacken'), PREPARE, ISSUE_LABELS, SET_UP, PACK, REPACK, COUNT_LABELS, CLOSE_PACKAGING);
