import type { exchange as english } from '../en/exchange';
import type { Words } from '../words';

export const exchange: Words<typeof english> = {
  import: {
    title: 'Einlesen', points_zero: 'Import', points_one: 'Import (1 offen)', points_other: 'Import ({{count}} offen)', 'save-file': 'Als Datei speichern', 'as-json': 'Dokument dieses Systems (JSON)', 'as-batchml': 'BatchML V7 (XML)', 'as-pdf': 'Auf Papier (PDF/A)', file: 'Datei', 'file-help': 'BatchML V02 (XML) oder ein Rezeptdokument dieses Systems (JSON). Bis 1,9 Millionen Zeichen.', code: 'Kürzel, das das Rezept hier bekommt', 'take-over': 'Als Entwurf einlesen', 'too-large': 'Diese Datei ist zu groß',
    counted: '{{procedures}} Verfahren, {{unitProcedures}} Teilverfahren, {{operations}} Operationen, {{phases}} Phasen', 'from-file': 'Aus der Datei {{name}}', hash: 'SHA-256 der Datei', none: 'Die Datei wurde ganz übernommen', 'none-help': 'Es gibt nichts zu ergänzen.',
    'all-closed': 'Jeder Punkt ist erledigt', 'still-open': 'Der Entwurf kann vorgelegt werden, wenn jeder Punkt erledigt ist. Offen: {{count}}', number: 'Nr.', line: 'Zeile', what: 'Was gefunden wurde', 'dealt-with': 'Wie es erledigt wurde', all: 'Alle', open: 'Offen', closed: 'Erledigt', notes: 'Hinweise',
    how: 'Wie wurde es erledigt?', 'how-help': 'Es steht in der Aufzeichnung.', close_one: '1 Punkt schließen', close_other: '{{count}} Punkte schließen', select: 'Punkt {{number}} wählen', 'select-all': 'Alle {{count}} wählen', more: 'Mehr zeigen ({{count}})', kind: { fault: 'Fehler der Datei', 'to-complete': 'Zu ergänzen', note: 'Nicht übernommen' },
    rule: {
      'element-missing': 'Schritt {{step}} nennt das Element {{element}}, das es nicht gibt', 'element-without-step': '„{{title}}“ gehört zu „{{parent}}“, aber kein Schritt führt dorthin', 'element-unreached': 'Kein Weg führt zu „{{title}}“: es steht am Ende von „{{parent}}“',
      'link-without-end': 'Der Verbindung {{link}} fehlt ein Ende', 'link-to-itself': 'Die Verbindung {{link}} führt von {{place}} zu sich selbst', 'link-to-unknown': 'Die Verbindung {{link}} führt zu {{place}}, das nicht beschrieben ist', 'link-type-missing': 'Die Verbindung {{link}} sagt nicht, was {{place}} ist',
      'loop-back': 'Ein Weg führt zurück zu „{{place}}“: nicht übernommen; bitte eine Schleife bauen', 'order-unread': 'Die Reihenfolge in „{{title}}“ war nicht lesbar: es gilt die der Datei',
      'parameter-empty': '„{{phase}}“: Parameter {{id}} ist leer', 'parameter-name-missing': '„{{phase}}“: Parameter {{id}} hat keinen Namen (Wert {{value}})', 'value-not-of-type': '„{{phase}}“: {{name}} ist {{value}}, kein {{type}}', 'value-not-in-set': '„{{phase}}“: {{name}} ist {{value}}; die Menge {{set}} hat das nicht',
      'set-missing': '„{{phase}}“: {{name}} nimmt seinen Wert aus der Menge {{set}}, die es nicht gibt', 'unit-unknown': '„{{phase}}“: die Einheit {{unit}} von {{name}} ist unbekannt', 'unit-of-other-kind': '„{{phase}}“: {{name}} steht in {{unit}}, was keine Zeit ist',
      'product-missing': 'Das Produkt hat keine Artikelnummer ({{name}})', 'batch-size-missing': 'Die Chargengröße ist nicht brauchbar: {{value}} {{unit}}', 'condition-missing': 'Übergang {{transition}} hat keine Bedingung: er lässt immer durch', 'condition-unread': 'Übergang {{transition}} hat eine Bedingung in Worten: {{condition}}',
      'parallel-assumed': 'Hinter „{{place}}“ trennen sich {{ways}} Wege: sie gelten als nebeneinander', 'constant-in-text': '„{{phase}}“: {{name}} = {{value}} steht nur in der Anweisung; wo es gelten muss, als Sollwert oder Grenze eintragen', 'input-in-text': '„{{phase}}“: Einsatz {{name}} = {{value}} steht nur in der Anweisung; Material, Ausrüstung oder Rolle nennen',
      'output-in-text': '„{{phase}}“: Ergebnis {{name}} = {{value}} steht nur in der Anweisung', 'entry-without-limits': '„{{phase}}“: {{name}} wird aufgezeichnet, noch ohne Grenzen', 'phase-empty': '„{{phase}}“ sagt nicht, was getan wird',
      'approval-left': '„{{title}}“: eine Genehmigung durch {{by}} anderswo gilt hier nicht', 'description-left': '„{{title}}“: {{description}}',
    },
  },
};
