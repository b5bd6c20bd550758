import type { Entry, ReactionPlan, Text } from '@batchwright/procedure';
import { calc, clearance, num, operation, roomConditions, sign, step, tx, unitProcedure, words, yes } from '../recipe-parts';
import { ON_THE_BALANCE } from './documents';
import { airSample } from './environment';

const NTI = ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'];
const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];

const BALANCE_PLAN: ReactionPlan = {
  title: tx('A balance that fails its check', 'Waage besteht ihre Prüfung nicht'),
  block: 'run',
  notify: ['supervisor', 'qa', 'maintenance'],
  allowedRecoveries: [tx('Take the balance out of use, have it calibrated, check it again with both weights', 'Waage außer Betrieb nehmen, kalibrieren lassen, mit beiden Gewichten neu prüfen')],
  attempts: 1,
  approvers: ['qa'],
};

const WEIGHING_PLAN: ReactionPlan = {
  title: tx('A mass outside its range', 'Masse außerhalb ihres Bereichs'),
  block: 'operation',
  notify: ['supervisor', 'qa'],
  allowedRecoveries: [tx('Set the container aside in quarantine and weigh anew from the same lot', 'Behälter in Quarantäne stellen und aus derselben Materialcharge neu einwiegen')],
  attempts: 1,
  approvers: ['supervisor', 'qa'],
};

/** This product has a narrow therapeutic index: what goes wrong with its active is critical, whatever the figures say. */
const OF_THE_ACTIVE = { severity: 'critical' } as const;

const reference = (id: string, grams: string, low: string, high: string): Entry =>
  num(id, tx(`Reading with the ${grams} g weight`, `Anzeige mit dem ${grams}-g-Gewicht`), 'g', 1, { setPoint: `${grams}.0`, ranges: { plausible: { low: '0.0', high: '2000.0' }, validated: { low, high } } });

const intact = yes('intact', tx('Drum and seal are intact', 'Fass und Siegel sind unversehrt'));

/** Tare, gross and net of one weighing. The gross mass is refused when it is far from tare and target: a slip of the decimal point. */
const weighed = (target: string, net: Text): Entry[] => [
  words('container', tx('Code of the dispensed container', 'Code des Einwaagebehälters'), { instruction: tx('Scan the label of the empty, clean container.', 'Etikett des leeren, sauberen Behälters scannen.') }),
  num('tare', tx('Tare', 'Tara'), 'g', 1, { ranges: { plausible: { low: '1.0', high: '500.0' } } }),
  num('gross', tx('Gross mass', 'Bruttomasse'), 'g', 1, { critical: true, setPoint: `=tare + ${target}`, ranges: { plausible: { low: '50', high: '150', percentOf: 'set-point' } } }),
  calc('net', net, 'g', 1, 'gross - tare', { mark: 'CPP', setPoint: `=${target}`, ranges: { validated: { low: '99.5', high: '100.5', percentOf: 'set-point' } } }),
];

const secondReading = sign(
  'verified',
  'operator',
  'verified-independently',
  tx('I read the gross mass and the label myself; material, lot and mass are right.', 'Ich habe Bruttomasse und Etikett selbst abgelesen; Material, Charge und Masse stimmen.'),
  ['performer'],
  { where: 'place', repeats: [{ entry: 'gross', tolerance: '0.1' }] },
);

/** Room DS-01: balances checked, the active weighed under the eyes of quality, the excipients by two persons. */
export const DISPENSING = unitProcedure(
  'dispensing',
  tx('Dispensing', 'Einwaage'),
  operation(
    'prepare-dispensing',
    tx('Prepare the dispensing room', 'Wägeraum vorbereiten'),
    clearance('ds-clearance', 'DS-01', [
      yes('empty', tx('No material of an earlier batch is in the room', 'Kein Material einer früheren Charge ist im Raum')),
      yes('clean', tx('Room, booth and scoops are clean and labelled so', 'Raum, Kabine und Schaufeln sind sauber und so gekennzeichnet')),
      yes('labels', tx('No old label is left', 'Kein altes Etikett ist zurückgeblieben')),
    ]),
    roomConditions('ds-conditions', 'DS-01', true),
  airSample('ds-plates', 'DS-01'),
    step('set-up-booth', 'equipment-use', tx('Set up the dispensing booth', 'Wägekabine einrichten'), {
      entries: [yes('airflow', tx('Laminar flow is on', 'Laminarströmung ist an')), yes('anti-static', tx('Anti-static device is on', 'Ionisierer ist an'))],
      equipment: [{ requirement: 'booth', occupation: 'begin' }],
    }),
    step('check-api-balance', 'number', tx('Check the balance for the active with two weights', 'Waage für den Wirkstoff mit zwei Gewichten prüfen'), {
      instruction: tx('Both reference weights have to pass; one alone is not enough for this product. When one fails, this balance is not used.', 'Beide Referenzgewichte müssen bestehen; eines allein genügt für dieses Produkt nicht. Besteht eines nicht, wird diese Waage nicht benutzt.'),
      critical: true,
      qualifications: NTI,
      entries: [words('weights', tx('Numbers of the reference weights', 'Nummern der Referenzgewichte')), reference('reading-100', '100', '99.9', '100.1'), reference('reading-500', '500', '499.5', '500.5')],
      equipment: [{ requirement: 'api-balance', occupation: 'begin' }],
      signatures: [sign('witnessed', 'supervisor', 'witnessed', tx('I saw both readings; the balance may be used.', 'Ich habe beide Anzeigen gesehen; die Waage darf benutzt werden.'), ['performer'], { where: 'place' })],
      reactionPlan: { ...BALANCE_PLAN, ...OF_THE_ACTIVE },
    }),
    step('check-excipient-balance', 'number', tx('Check the balance for excipients', 'Waage für Hilfsstoffe prüfen'), {
      instruction: tx('The smallest mass that is weighed here is 20 g: a weight of 500 g says nothing about it.', 'Die kleinste Masse, die hier gewogen wird, ist 20 g: Ein Gewicht von 500 g sagt darüber nichts.'),
      qualifications: MADE,
      entries: [words('weights', tx('Numbers of the reference weights', 'Nummern der Referenzgewichte')), reference('reading-20', '20', '19.9', '20.1'), reference('reading-500', '500', '499.5', '500.5')],
      equipment: [{ requirement: 'excipient-balance', occupation: 'begin' }],
      reactionPlan: BALANCE_PLAN,
    }),
  ),
  operation(
    'dispense-active',
    tx('Weigh the active', 'Wirkstoff einwiegen'),
    step('weigh-api', 'weighing', tx('Weigh warfarin sodium', 'Warfarin-Natrium einwiegen'), {
      instruction: tx(
        'Quality is present from the first to the last movement. Scan the drum, look at its seal, tare the container, weigh to 100.0 g, label it.',
        'Die Qualitätssicherung ist vom ersten bis zum letzten Handgriff dabei. Fass scannen, Siegel ansehen, Behälter tarieren, auf 100,0 g einwiegen, etikettieren.',
      ),
      documents: ['SOP-DSP-014'],
      media: [ON_THE_BALANCE],
      critical: true,
      qualifications: NTI,
      entries: [intact, ...weighed('input.warfarin_sodium', tx('Net mass of warfarin sodium', 'Nettomasse Warfarin-Natrium'))],
      equipment: [{ requirement: 'api-balance', occupation: 'continue' }, { requirement: 'booth', occupation: 'continue' }],
      material: [{ input: 'warfarin-sodium' }],
      signatures: [
        sign('witness', 'qa', 'present-throughout', tx('I was present all the time: identity, lot, balance check, mass and label are right.', 'Ich war die ganze Zeit dabei: Identität, Charge, Waagenprüfung, Masse und Etikett stimmen.'), ['performer', 'verified'], { where: 'place' }),
        sign('performed', 'dispenser', 'performed', tx('I weighed this active as described.', 'Ich habe diesen Wirkstoff wie beschrieben eingewogen.'), []),
        secondReading,
        sign('reviewed', 'supervisor', 'reviewed', tx('I looked through this weighing; it is complete.', 'Ich habe diese Einwaage durchgesehen; sie ist vollständig.'), ['performer', 'verified', 'witness']),
      ],
      reactionPlan: { ...WEIGHING_PLAN, ...OF_THE_ACTIVE },
      config: { input: 'warfarin-sodium', method: 'gross', tare: 'tare', gross: 'gross', net: 'net', container: 'container' },
    }),
  ),
  operation(
    'dispense-excipients',
    tx('Weigh the excipients', 'Hilfsstoffe einwiegen'),
    {
      id: 'each-excipient',
      type: 'for-each',
      title: tx('Each excipient', 'Jeder Hilfsstoff'),
      over: { function: 'excipient' },
      mode: 'sequence',
      body: step('weigh-excipient', 'weighing', tx('Weigh an excipient', 'Hilfsstoff einwiegen'), {
        instruction: tx('Scan the drum, tare the container, weigh to the target, label it.', 'Gebinde scannen, Behälter tarieren, auf den Sollwert einwiegen, etikettieren.'),
        critical: true,
        qualifications: MADE,
        entries: [intact, ...weighed('item.quantity', tx('Net mass', 'Nettomasse'))],
        equipment: [{ requirement: 'excipient-balance', occupation: 'continue' }, { requirement: 'booth', occupation: 'continue' }],
        material: [{ input: 'item' }],
        signatures: [secondReading],
        reactionPlan: WEIGHING_PLAN,
        config: { input: 'item', method: 'gross', tare: 'tare', gross: 'gross', net: 'net', container: 'container' },
      }),
    },
  ),
  operation(
    'close-dispensing',
    tx('Close dispensing', 'Einwaage abschließen'),
    step('dispensing-total', 'calculation', tx('Sum of the dispensed masses', 'Summe der Einwaagen'), {
      entries: [
        calc('total', tx('All dispensed material', 'Alle Einwaagen'), 'g', 1, 'weigh_api.net + sum(weigh_excipient.net)'),
        calc('yield', tx('Part of the theoretical mass', 'Anteil an der theoretischen Masse'), '%', 1, 'total / output.blend', { ranges: { validated: { low: '99.0', high: '101.0' } } }),
      ],
      reactionPlan: WEIGHING_PLAN,
    }),
    step('leave-dispensing', 'equipment-use', tx('Leave the dispensing room', 'Wägeraum verlassen'), {
      entries: [
        yes('returned', tx('What was not used is back in the warehouse', 'Nicht Verbrauchtes ist zurück im Lager')),
        yes('sealed', tx('All containers are closed and labelled', 'Alle Behälter sind verschlossen und etikettiert')),
        yes('zeroed', tx('Both balances are empty and show zero', 'Beide Waagen sind leer und zeigen null')),
      ],
      equipment: [{ requirement: 'api-balance', occupation: 'end' }, { requirement: 'excipient-balance', occupation: 'end' }, { requirement: 'booth', occupation: 'end' }],
    }),
  ),
);
