import type { materials as english } from '../en/materials';
import type { Words } from '../words';

export const materials: Words<typeof english> = {
  lots: {
    title: 'Materialchargen', scan: 'Gebindecode', 'scan-help': 'Scannen oder tippen', open: 'Öffnen', receive: 'Wareneingang', filter: 'Filter', all: 'Alle', number: 'Charge', material: 'Material', state: 'Qualität', dates: 'Verwendbar bis', containers: 'Gebinde', left: 'Bestand',
    none: 'Keine Chargen', 'none-help': 'Eine Charge entsteht, wenn das Lager eine Lieferung annimmt oder ein Auftrag sein Erzeugnis einlagert.', usable: '{{count}} von {{of}} verwendbar',
    'supplier-lot': 'Charge des Lieferanten', grade: 'Güte', expiry: 'Verfall', retest: 'Nachprüfung', category: 'Bestimmt für', block: 'Sperre', 'not-blocked': 'Nicht gesperrt', restriction: 'Nur für', labels: 'Etiketten', axes: 'Zustand, Achse für Achse', acts: 'Was möglich ist', 'made-by': 'Hergestellt von', 'no-acts': 'Für Ihre Rolle nichts.',
  },
  certificates: {
    title: 'Zertifikate des Lieferanten', none: 'Noch keines hinzugefügt.', number: 'Nummer des Zertifikats', file: 'Datei', 'file-help': 'PDF oder Bild (PNG, JPEG)', added: 'Hinzugefügt', add: 'Zertifikat hinzufügen', largest: 'Ein Zertifikat hat bis zu {{largest}} MB.',
  },
  'stock-category': { production: 'Herstellung', development: 'Entwicklung', 'retained-sample': 'Rückstellmuster', returned: 'Retouren' },
  container: {
    title: 'Gebinde', code: 'Code', place: 'Platz', nowhere: 'nicht angegeben', content: 'Inhalt', free: 'Frei', reserved: 'Reserviert', received: 'Kam mit', use: 'Verwendung', usable: 'Darf verwendet werden', 'not-usable': 'Nicht verwenden', movements: 'Bestandsbuch', when: 'Wann', what: 'Was', amount: 'Menge', cause: 'Warum', where: 'Wo', for: 'für {{run}}, {{step}}', 'in-use': 'in Arbeit bei {{run}}, {{step}}',
    unknown: 'Kein Gebinde hat den Code {{code}}', 'unknown-help': 'Es kam an einem anderen Standort an, oder der Code gehört zu etwas anderem. Noch einmal scannen oder in der Liste der Chargen suchen.',
  },
  'movement-cause': {
    delivered: 'Lieferung', 'delivered-lot': 'Lieferung, Charge {{lot}} des Lieferanten', 'sent-by-site': 'Lieferung von Standort {{site}}, Charge {{lot}}', 'made-by': 'Hergestellt mit {{run}}', 'used-in': '{{run}}, {{step}}',
    'record-corrected': 'Aufzeichnung von {{run}}, {{step}} wurde berichtigt: {{after}} statt {{before}}',
  },
  'block-reason': {
    'check-failed': 'Eine Prüfung ist fehlgeschlagen: {{textDe}} (Ausnahme {{exception}})', 'batch-blocked': 'Die Charge ist gesperrt: {{why}}', 'batch-rejected': 'Die Charge ist zurückgewiesen: {{why}}', 'batch-released-in-part': 'Die Charge ist zum Teil freigegeben', 'batch-released-in-part-for': 'Die Charge ist zum Teil freigegeben: {{why}}',
  },
  movement: { receive: 'Eingegangen', produce: 'Hergestellt', sample: 'Beprobt', move: 'Umgelagert', dispense: 'Eingewogen', consume: 'Verbraucht', return: 'Zurückgegeben', adjust: 'Berichtigt', destroy: 'Vernichtet' },
  'stock-act': {
    move: 'Umlagern', sample: 'Probe ziehen', return: 'Zurückgeben', adjustment: 'Bestand berichtigen', destruction: 'Vernichten', supplier: 'Lieferanten nennen', block: 'Sperren', unblock: 'Sperre aufheben', release: 'Freigeben', restrict: 'Einschränken', reject: 'Zurückweisen', category: 'Bestimmung ändern',
    location: 'Neuer Platz', 'sample-number': 'Nummer der Probe', amount: 'Menge', 'real-amount': 'Was wirklich darin ist', batch: 'Auftrag, der zurückgibt', reason: 'Grund', do: 'Aufzeichnen', waive: 'Einen Auftrag vorzeitig nehmen lassen', 'waive-batch': 'Nummer des Auftrags', rule: 'Zuerst genommen wird', 'set-rule': 'Reihenfolge ändern',
  },
  receive: {
    'from-site': 'Gesendet von unserem Standort', 'from-help': 'Leer: von einem Lieferanten', 'from-lot': 'Charge an jenem Standort', title: 'Wareneingang', material: 'Materialnummer', name: 'Name des Materials', 'name-help': 'Leer, wenn dem Werk bekannt', number: 'Unsere Chargennummer', count: 'Gebinde', each: 'In jedem', unit: 'Einheit', place: 'Platz', codes: 'Codes', send: '{{count}} Gebinde annehmen', site: 'Standort', 'codes-are': 'Codes auf den Etiketten: {{first}} bis {{last}}', 'one-code': 'Code auf dem Etikett: {{first}}', dates: 'Daten', optional: 'Leer lassen, wenn es keines gibt (JJJJ-MM-TT)',
    'goes-to': 'Die Charge kommt in Quarantäne. Danach werden die Etiketten gedruckt.',
  },
  suppliers: {
    title: 'Lieferanten', supplier: 'Lieferant', help: 'Ein Material, das hier steht, wird nur freigegeben, wenn der Lieferant seiner Charge an diesem Tag qualifiziert ist. Ein Material, das hier nicht steht, wird freigegeben, wer immer es geliefert hat.', none: 'Noch keine Lieferanten', 'none-help': 'Die Qualität sagt hier, welcher Lieferant für welches Material qualifiziert ist.',
    through: 'Bis einschließlich', qualify: 'Qualifizieren', withdraw: 'Entziehen', act: 'Qualifizieren oder entziehen', 'last-day': 'Letzter Tag', 'why-withdrawn': 'Warum sie entzogen wird', state: 'Stand', site: 'Standort',
  },
  'supplier-state': { qualified: 'Qualifiziert', ended: 'Abgelaufen', withdrawn: 'Entzogen' },
  label: { title: 'Etiketten', print: 'Drucken', again: 'Warum noch einmal', 'again-help': 'Eines davon hat schon ein Etikett. Das neue wird als Kopie gekennzeichnet.', copy: 'KOPIE {{copy}}', 'not-printed': 'noch nicht gedruckt', container: 'Gebinde', of: '{{number}} von {{of}}', 'choose-all': 'Alle Gebinde', chosen: '{{count}} Etiketten' },
  'picking-rule': { fefo: 'Was zuerst verfällt', fifo: 'Was zuerst kam', any: 'Jede Charge' },
  'lot-axis': { material: 'Material', disposition: 'Qualität', block: 'Sperre', hold: 'Anhaltung', order: 'Reihenfolge',  category: 'Bestimmt für', expiry: 'Verfall', retest: 'Nachprüfung', quantity: 'Menge' },
  staging: {
    title: 'Bereitstellung', batch: 'Auftrag', none: 'Nichts bereitzustellen', 'none-help': 'Sobald ein Auftrag auf die Fläche freigegeben wird, steht hier, was er braucht.', scan: 'Gebinde scannen', 'scan-help': 'Etikett scannen oder Code eingeben.', bring: 'Bereitstellen', material: 'Material', needed: 'Benötigt', lots: 'Vorgesehene Chargen', 'no-lot': 'Keine geeignete Charge', brought: 'Bereit', enough: 'Genug', missing: 'Fehlt', over: 'Der Auftrag ist zu Ende', lines: '{{done}} von {{of}} Materialien', taken: '{{container}} steht bereit',
  },
  genealogy: {
    title: 'Herkunft und Verbleib', forward: 'Was daraus wurde', backward: 'Woraus sie entstand', direction: 'Richtung', held: 'Angehalten', lots: 'Chargen', batch: 'Auftrag', used: 'verbraucht', made: 'hergestellt', left: 'Rest', amount: 'Menge', csv: 'Als CSV speichern', picture: 'Bild der Herkunft: {{lots}} Chargen, {{edges}} Verbindungen; dasselbe steht in der Tabelle darunter', 'held-for': 'Angehalten wegen', truncated: 'Das ist nicht alles: nur die ersten {{count}} Chargen werden gezeigt.',
    elsewhere_one: 'Eine Charge liegt an einem Standort, den Sie nicht sehen dürfen: {{sites}}. Es gibt sie; mehr wird nicht gezeigt.', elsewhere_other: '{{count}} Chargen liegen an Standorten, die Sie nicht sehen dürfen: {{sites}}. Es gibt sie; mehr wird nicht gezeigt.', 'not-shown': 'nicht gezeigt', sent: 'gesendet von {{from}}',
    'none-forward': 'Sie ging noch nirgends ein', 'none-forward-help': 'Sobald ein Auftrag sie verbraucht, stehen er und sein Erzeugnis hier.', 'none-backward': 'Sie wurde hier aus nichts hergestellt', 'none-backward-help': 'Sie wurde angeliefert: woraus sie kommt, weiß der Lieferant.',
  },
};
