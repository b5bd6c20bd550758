import type { ConsistencyCheck, Text } from '@batchwright/procedure';
import { tx } from '../recipe-parts';

const none = (unit: string) => ({ value: '0', unit });

const sampleFirst = (sample: string, result: string, title: Text): ConsistencyCheck => ({ id: `${sample}-before-${result}`, kind: 'order', title, earlier: { step: sample, event: 'completed' }, later: { step: result, event: 'started' } });

/** What two sources of the record must agree about. */
export const CONSISTENCY: readonly ConsistencyCheck[] = [
  { id: 'dispensed-charged', kind: 'agreement', title: tx('Dispensed is what the formula asks for', 'Eingewogen ist, was die Formel verlangt'), left: 'dispensing_total.total', right: 'output.blend', tolerance: { value: '20.0', unit: 'g' } },
  { id: 'labels-on-bottles', kind: 'agreement', title: tx('Labels used are cartons used', 'Verbrauchte Flaschenetiketten sind verbrauchte Schachteletiketten'), left: 'count_bottle_labels.applied', right: 'count_carton_labels.applied', tolerance: none('{piece}') },
  { id: 'leaflets-in-cartons', kind: 'agreement', title: tx('Leaflets used are labels used', 'Verbrauchte Beilagen sind verbrauchte Etiketten'), left: 'count_leaflets.applied', right: 'count_bottle_labels.applied', tolerance: none('{piece}') },
  // speed of the turret, stations that the press must have (one tablet each a turn) and the time that it ran
  { id: 'press-counter', kind: 'agreement', title: tx('The press made as many tablets as it can have made', 'Die Presse hat so viele Tabletten gepresst, wie sie kann'), left: 'count_tablets.pressed', right: "press_settings.turret_speed * compression_run.duration * equipment.press.stations * 1 '{tablet}'", tolerance: { value: '1000', unit: '{tablet}' } },
  { id: 'drums', kind: 'distinct', title: tx('No drum holds blend and tablets', 'Keine Trommel enthält Mischung und Tabletten'), entries: [{ step: 'discharge-blend', entry: 'drum' }, { step: 'count-tablets', entry: 'drum' }] },
  { id: 'line-counter', kind: 'agreement', title: tx('The counter of the line is the number of bottles', 'Der Zähler der Linie ist die Zahl der Flaschen'), left: 'packed_product.counter', right: 'packed_product.packed', tolerance: { value: '5', unit: '{bottle}' } },
  { id: 'runs-of-chromatograph', kind: 'spacing', title: tx('Each run of the chromatograph takes its time', 'Jeder Lauf des Chromatographen braucht seine Zeit'), step: 'blend-uniformity', table: 'results', least: { value: '8.4', unit: 'min' } },
  sampleFirst('sample-tablets', 'assay', tx('Tablets are sampled before their assay', 'Tabletten sind vor der Gehaltsbestimmung entnommen')),
  sampleFirst('packed-samples', 'appearance', tx('Packed samples are taken before they are looked at', 'Verpackte Muster sind vor der Ansicht entnommen')),
  { id: 'clean-before-pack', kind: 'order', title: tx('The line is cleared before labels come to it', 'Die Linie ist geräumt, bevor Etiketten kommen'), earlier: { step: 'pk-clearance', event: 'completed' }, later: { step: 'issue-bottle-labels', event: 'started' } },
  { id: 'one-place', kind: 'one-place', title: tx('Nobody acts in two rooms within a minute', 'Niemand handelt binnen einer Minute in zwei Räumen'), within: { value: '1', unit: 'min' } },
];
