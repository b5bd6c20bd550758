import type { Entry, StepNode, Text } from '@batchwright/procedure';
import { num, operation, sign, step, tx, words, yes } from '../recipe-parts';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];

/** What is read off the printed matter, and by two persons. */
export const READ: readonly Entry[] = [
  yes('name', tx('Name, strength and dosage form are those of this product', 'Name, Stärke und Darreichungsform sind die dieses Produkts'), 'registered'),
  yes('storage', tx('The storage statement says 20 °C to 25 °C', 'Der Lagerhinweis nennt 20 °C bis 25 °C'), 'registered'),
  yes('warning', tx('The warning of a narrow therapeutic index is there', 'Der Warnhinweis zur engen therapeutischen Breite ist da'), 'registered'),
  yes('code', tx('The code reads as the code of this product', 'Der Code liest sich als Code dieses Produkts'), 'registered'),
];

const OVERPRINT = 'LOT {batch} MFG {count-tablets.manufactured} EXP {count-tablets.expires}';

/** Issue of printed matter for this batch. */
export const issued = (id: string, title: Text, input: string, artwork: string, more: readonly Entry[], overprint: boolean): StepNode =>
  step(id, 'label-issue', title, {
    qualifications: MADE,
    entries: [
      words('version', tx('Version of the artwork, as printed on it', 'Version des Druckbilds, wie aufgedruckt')),
      num('issued', tx('Issued', 'Ausgegeben'), '{piece}', 0, { ranges: { plausible: { low: '1', high: '1000' } } }),
      ...more,
      ...(overprint ? [words('overprint', tx('Overprint', 'Aufdruck'), { source: 'measured' })] : []),
    ],
    material: [{ input }],
    signatures: [sign('checked', 'operator', 'verified-independently', tx('I read artwork, version and count myself; they are right.', 'Ich habe Druckbild, Version und Stückzahl selbst geprüft; sie stimmen.'), ['performer'], { where: 'place' })],
    config: { input, artwork, version: 'version', issued: 'issued', ...(overprint ? { overprint: { entry: 'overprint', text: OVERPRINT } } : {}) },
  });

/** Printed matter leaves the store for this batch: approved artwork only, with an overprint made from the record. */
export const ISSUE_LABELS = operation(
  'issue-labels',
  tx('Issue labels and leaflets', 'Etiketten und Beilagen ausgeben'),
  issued('issue-bottle-labels', tx('Issue the labels of the bottles', 'Etiketten der Flaschen ausgeben'), 'bottle-label', 'PK-6010/07', READ, true),
  issued('issue-carton-labels', tx('Issue the labels of the cartons', 'Etiketten der Faltschachteln ausgeben'), 'carton-label', 'PK-6020/05', READ, true),
  issued('issue-leaflets', tx('Issue the leaflets', 'Packungsbeilagen ausgeben'), 'leaflet', 'PK-7020/11', [], false),
);
