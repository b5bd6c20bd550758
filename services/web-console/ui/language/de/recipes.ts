import type { recipes as english } from '../en/recipes';
import type { Words } from '../words';

export const recipes: Words<typeof english> = {
  recipes: {
    title: 'Rezepte', code: 'Kürzel', name: 'Name', product: 'Produkt', site: 'Standort', versions: 'Versionen', version: 'v{{version}}',
    none: 'Noch keine Rezepte', 'none-help': 'Ein Prozessingenieur schreibt ein Rezept; es erscheint hier als Entwurf, wird geprüft, genehmigt und in Kraft gesetzt.',
    tree: 'Verfahren', otherwise: 'sonst', 'has-findings': 'Hier wurde etwas gefunden', properties: 'Eigenschaften', whole: 'Rezept', findings_zero: 'Befunde', findings_one: 'Befunde (1)', findings_other: 'Befunde ({{count}})', changes: 'Änderungen', history: 'Verlauf',
    'effective-from': 'gültig ab', critical: 'Kritisch', until: 'Bis {{until}}, höchstens {{max}} Durchgänge', entries: 'Was aufgezeichnet wird', entry: 'Wert', type: 'Art', 'set-point': 'Sollwert', ranges: 'Bereiche',
    needs: 'Was gebraucht wird', performers: 'Durch', floor: 'Bediener, Einwaage, Schichtleitung', qualifications: 'Qualifikationen', equipment: 'Ausrüstung', material: 'Material', signatures: 'Unterschriften',
    header: 'Kopf', 'change-control': 'Änderungsantrag', authors: 'Geschrieben von', 'approved-production': 'Von der Herstellung genehmigt', 'approved-quality': 'Von der Qualität genehmigt', hash: 'Hash', formula: 'Formel', function: 'Funktion', quantity: 'Menge', 'per-unit': 'Je Einheit', 'hold-times': 'Standzeiten', consistency: 'Abgleich der Quellen', checklist: 'Prüfliste', 'checklist-rule': 'bewiesen durch die Regel', 'checklist-by': { production: 'beantwortet die Herstellung', quality: 'beantwortet die Qualität' }, 'consistency-help': 'Wird bei der Prüfung mit diesen Toleranzen abgeglichen',
    'no-findings': 'Keine Befunde', 'no-findings-help': 'Einheiten, Summen, unerreichbare Teile, Unterschriften und Übersetzungen wurden geprüft.',
    'first-version': 'Die erste Version', 'first-version-help': 'Es gibt keine Version davor zum Vergleichen.', 'no-changes': 'Nichts hat sich geändert', 'diff-hash': 'Hash, den die Genehmigenden unterschreiben:',
    'new-draft': 'Neuer Entwurf', rewrite: 'Umschreiben', file: 'Aus einer Datei', document: 'Dokument (JSON)', 'document-help': 'Format batchwright.recipe/1. Ein Entwurf darf Fehler haben.', 'no-json': 'Das ist noch kein JSON-Dokument', 'save-draft': 'Entwurf speichern',
    submit: 'Zur Prüfung vorlegen', return: 'Den Verfassern zurückgeben', approve: 'Genehmigen', 'make-effective': 'In Kraft setzen', 'other-date': 'Gültigkeitsdatum ändern', 'from-when': 'Ab wann starten Chargen danach?', 'from-now': 'Jetzt', 'from-date': 'Ab Beginn eines Tages', 'effective-date': 'Gültig ab', 'site-time': '00:00 Uhr Ortszeit des Standorts ({{zone}})', 'to-signature': 'Weiter zur Unterschrift',
    'review-due': 'Überprüfung fällig', 'review-next': 'nächste Überprüfung', 'review-every': 'Prüfzyklus', 'review-months_one': 'jeden Monat', 'review-months_other': 'alle {{count}} Monate', 'confirm-review': 'Erneut überprüft: keine Änderung nötig',
  },
  simulation: {
    title: 'Simulation', complete: 'Jeder Schritt und jede Entscheidung ist abgedeckt; jede Erprobung lief bis an ihr Ende', incomplete: 'Nicht alles ist abgedeckt', 'of-draft': 'Der Entwurf wurde soeben erprobt, mit den Entscheidern der Anlage; nichts wurde aufgezeichnet.',
    signed: 'Dieser Bericht wurde bei der Einreichung aufbewahrt; wer genehmigt, unterschreibt ihn mit.', 'cut-short': 'Das Rezept ist so lang, dass nicht alles versucht wurde.', coverage: 'Abdeckung', 'of-total': '{{covered}} von {{total}}', missing_one: '1 fehlt', missing_other: '{{count}} fehlen',
    steps: 'Schritte', decisions: 'Ausgänge von Entscheidungen', conditions: 'Werte, die gefragt werden oder nicht', limits: 'Grenzen verlassen', 'hold-times': 'Standzeiten überschritten', checks: 'Prüfungen versäumt', played_one: '1 Erprobung', played_other: '{{count}} Erprobungen',
    scenario: 'Was anders war', ended: 'Ende', exceptions: 'Ausnahmen', stuck: 'Kam nicht weiter', 'to-the-end': 'Bis ans Ende', 'first-turn': 'nur im ersten Durchgang',
    'played-usual': 'Nichts: alles, wie es sein soll', 'played-tries-stopped': 'Jede Zahl erst so getippt, wie sie nicht sein kann', 'played-limits-left': 'Jede Zahl außerhalb ihrer Grenzen:', 'played-answers-not-accepted': 'Jede Antwort eine, die nicht angenommen wird', 'played-hold-times-exceeded': 'Jede Standzeit läuft ab', 'played-checks-missed': 'Eine Prüfung jeder Reihe wird versäumt',
    'played-decisions': 'Gelenkt zur Entscheidung', 'played-conditions': 'Gelenkt zur Bedingung', 'played-limits': 'Gelenkt zur Grenze', 'played-steps': 'Gelenkt zum Schritt',
  },
  kind: {
    instruction: 'Anweisung', number: 'Zahl', text: 'Text', choice: 'Auswahl', table: 'Tabelle', calculation: 'Berechnung', weighing: 'Wägen', charge: 'Zugeben', 'equipment-use': 'Ausrüstung', 'equipment-status': 'Gerätestatus', 'check-series': 'Prüfreihe', timer: 'Zeit', hold: 'Standzeit',
    sample: 'Probe', 'laboratory-result': 'Laborwert', output: 'Ergebnis', balance: 'Bilanz', potency: 'Gehaltskorrektur', 'label-issue': 'Etikettenausgabe', 'label-reconciliation': 'Etikettenbilanz', clearance: 'Freiprüfung', comment: 'Bemerkung',
  },
  node: { procedure: 'Verfahren', 'unit-procedure': 'Anlage', operation: 'Operation', phase: 'Phase', sequence: 'Nacheinander', parallel: 'Nebeneinander', choice: 'Auswahl', loop: 'Schleife', 'for-each': 'Für jedes' },
  'entry-type': { number: 'Zahl', text: 'Text', choice: 'Auswahl', boolean: 'ja oder nein', 'date-time': 'Zeit', table: 'Tabelle', calculated: 'berechnet', photo: 'Foto', file: 'Datei' },
  range: { plausible: 'plausibel', normal: 'normal', action: 'Eingriff', validated: 'validiert', registered: 'registriert', information: 'Information' },
  occupation: { step: 'in diesem Schritt', begin: 'von hier an', continue: 'noch belegt', end: 'bis hier' },
  moment: { before: 'davor', during: 'währenddessen', after: 'danach' },
  function: { active: 'Wirkstoff', excipient: 'Hilfsstoff', solvent: 'Lösungsmittel', packaging: 'Packmittel', 'printed-packaging': 'bedrucktes Packmittel', auxiliary: 'Hilfsmittel' },
  change: { added: 'Neu', removed: 'Entfernt', moved: 'Verschoben', changed: 'Geändert' },
  part: { header: 'Kopf', material: 'Material', output: 'Ergebnis', parameter: 'Parameter', equipment: 'Ausrüstung', qualification: 'Qualifikation', 'hold-time': 'Standzeit', 'consistency-check': 'Abgleich der Quellen', 'checklist-point': 'Punkt der Prüfliste', step: 'Schritt', entry: 'Wert', limit: 'Grenze', signature: 'Unterschrift' },
};
