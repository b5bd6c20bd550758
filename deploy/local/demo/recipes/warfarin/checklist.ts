import type { ChecklistPoint, ReviewRuleId, Text } from '@batchwright/procedure';
import { tx } from '../recipe-parts';

const proved = (id: string, rule: ReviewRuleId, title: Text): ChecklistPoint => ({ id, title, rule });
const asked = (id: string, by: 'production' | 'quality', title: Text): ChecklistPoint => ({ id, title, by });

/** What a list of 72 points asked people to tick: what the record proves is proved, what only people can know is asked of them. */
export const CHECKLIST: readonly ChecklistPoint[] = [
  proved('every-field', 'record-completeness', tx('Every step is done and no required value is missing', 'Jeder Schritt ist getan, kein nötiger Wert fehlt')),
  proved('order', 'record-order', tx('Everything happened in the order of the recipe: layers of the charge, tests before packaging', 'Alles geschah in der Reihenfolge des Rezepts: Schichten beim Füllen, Prüfungen vor dem Verpacken')),
  proved('within-limits', 'limits', tx('Masses, speeds, forces, rooms, checks and results are inside their limits', 'Massen, Drehzahlen, Kräfte, Räume, Prüfungen und Ergebnisse sind in ihren Grenzen')),
  proved('figures', 'calculations', tx('Yields, statistics and dates follow from what was recorded', 'Ausbeuten, Statistiken und Daten folgen aus dem Aufgezeichneten')),
  proved('witnesses', 'signature-policies', tx('Every signature of the matrix is there, by persons who must differ, the witness before and after', 'Jede Unterschrift der Matrix ist da, von verschiedenen Personen, der Zeuge davor und danach')),
  proved('evidence', 'signature-evidence', tx('Every signature holds and covers exactly what was signed', 'Jede Unterschrift gilt und deckt genau das Unterschriebene')),
  proved('hold-times', 'hold-times', tx('All hold times were kept, plates were incubated long enough', 'Alle Standzeiten wurden eingehalten, Platten lange genug bebrütet')),
  proved('suitable', 'suitability', tx('Materials were released and in date, equipment clean and calibrated, people trained', 'Materialien waren freigegeben und haltbar, Ausrüstung sauber und kalibriert, Personen geschult')),
  proved('sums', 'sums', tx('Parts add up to their sums', 'Teile ergeben ihre Summen')),
  proved('agreement', 'agreement', tx('What is counted twice agrees: labels, bottles, masses', 'Doppelt Gezähltes stimmt überein: Etiketten, Flaschen, Massen')),
  proved('possible-order', 'possible-order', tx('No result is older than its sample', 'Kein Ergebnis ist älter als seine Probe')),
  proved('one-place', 'one-place', tx('Nobody acts at two places at once', 'Niemand handelt an zwei Orten zugleich')),
  asked('watched', 'production', tx('The tablets were watched all the time; no capping, picking or sticking was seen', 'Die Tabletten wurden ständig beobachtet; kein Deckeln, Picken oder Kleben wurde gesehen')),
  asked('rooms-left', 'production', tx('Rooms and lines were left clear', 'Räume und Linien wurden geräumt verlassen')),
  asked('instructions', 'production', tx('The work instructions that were used are the current ones', 'Die benutzten Arbeitsanweisungen sind die gültigen')),
  asked('certificates', 'quality', tx('The suppliers\' certificates of all lots are on file and were looked at', 'Die Zertifikate der Lieferanten liegen für alle Chargen vor und wurden angesehen')),
  asked('specimens', 'quality', tx('Specimens of label, carton and leaflet were read: name, strength, lot, dates, warning', 'Muster von Etikett, Schachtel und Beilage wurden gelesen: Name, Stärke, Charge, Daten, Warnhinweis')),
  asked('stability', 'quality', tx('Stability samples stand in all chambers, retained samples in the vault', 'Stabilitätsmuster stehen in allen Kammern, Rückstellmuster im Lager')),
  asked('deviations', 'quality', tx('Exceptions were understood, those that are deviations are investigated', 'Ausnahmen wurden verstanden, Abweichungen untersucht')),
];
