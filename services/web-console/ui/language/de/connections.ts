import type { connections as english } from '../en/connections';
import type { Words } from '../words';

export const connections: Words<typeof english> = {
  connection: {
    title: 'Verbindungen', help: 'Server von Maschinen, denen das Werk zuhört. Die Technik schreibt einen Entwurf, die Qualität genehmigt ihn.', new: 'Neue Verbindung', none: 'Noch keine Verbindungen', 'none-help': 'Ein Ingenieur schreibt die erste: wo die Quelle ist und welche Messstellen sie hat.', unknown: 'Diese Verbindung gibt es nicht', code: 'Kürzel', name: 'Bezeichnung', protocol: 'Protokoll', state: 'Stand', source: 'Quelle', site: 'Standort', version: 'Fassung', settings: 'Einstellungen', authors: 'Geschrieben von', reason: 'Grund',
    retired: 'Außer Betrieb', 'in-force': 'In Kraft: Fassung {{version}}', draft: 'Entwurf: Fassung {{version}}', returned: 'Zurückgegeben', 'returned-help': 'Der Verfasser schreibt den nächsten Entwurf.', 'not-listened': 'Ihr wird nicht zugehört', 'nobody-help': 'Keine Instanz von process-data hält sie. Bleibt das länger als eine Minute, bitte der IT sagen.',
    'write-on': 'Weiterschreiben', change: 'Ändern', retire: 'Außer Betrieb nehmen', 'retire-help': 'Ihr wird nicht mehr zugehört, endgültig. Was gespeichert ist, bleibt.', return: 'Zurückgeben', 'return-help': 'Der Entwurf geht an den Verfasser zurück. Was in Kraft ist, bleibt in Kraft.', approve: 'Genehmigen',
    first: 'Erste Fassung', 'first-help_one': 'Nichts davon war vorher in Kraft. Sie hat 1 Messstelle; alles ist neu.', 'first-help_other': 'Nichts davon war vorher in Kraft. Sie hat {{count}} Messstellen; alles ist neu.', 'no-change': 'Dasselbe, was in Kraft ist', changes: 'Was anders ist als in Fassung {{version}}',
    'next-version': 'Nächste Fassung', 'edit-help': 'Was Sie tippen, bleibt in diesem Tab, bis Sie es senden. Zugehört wird, wenn die Qualität genehmigt hat.', 'credential-help': 'Name von Zugangsdaten, die beim Dienst liegen; nie ein Passwort', why: 'Warum sie angelegt oder geändert wird', send: 'Zur Genehmigung senden', 'send-needs': 'Braucht Kürzel, Bezeichnung, Grund sowie Kürzel und Adresse jeder Messstelle.', discard: 'Getipptes verwerfen', 'alarm-only': 'nur ein Alarm', 'makes-exception': 'Ausnahme: {{severity}}',
  },
  'connection-heard': { connected: 'Verbunden', connecting: 'Verbindet sich', lost: 'Verloren', nobody: 'Niemand hört zu' },
  'connection-change': { added: 'Neu', removed: 'Entfallen', changed: 'Geändert' },
  'connection-field': {
    protocol: 'Protokoll', endpoint: 'Adresse', securityMode: 'Sicherheit', securityPolicy: 'Verfahren', credential: 'Zugangsdaten', serverCertificate: 'Zertifikat des Servers (SHA-256)', publishingMs: 'Sendet alle (ms)', history: 'Der Server führt Historie', group: 'Gruppe', edgeNode: 'Randknoten', authority: 'Zertifizierungsstelle (PEM)', name: 'Bezeichnung',
    code: 'Kürzel', address: 'Knoten oder Metrik', type: 'Art', title: 'Bezeichnung', en: 'Englisch', de: 'Deutsch', equipment: 'Anlage', point: 'Punkt', unit: 'Einheit', unitWords: 'Wörter für die Einheit', places: 'Stellen', instrument: 'Messgerät', writable: 'Ein Schritt darf sie schreiben', commandMethod: 'Methode für Befehle mit Kennung', samplingMs: 'Schaut alle (ms)', silentAfterSeconds: 'Lücke nach (s)', keepDays: 'Behält (Tage)', limits: 'Grenzen', kind: 'Art', value: 'Wert', deadBand: 'Totband', onDelaySeconds: 'Verzug bis Alarm (s)', offDelaySeconds: 'Verzug bis Ende (s)', priority: 'Priorität', exception: 'In einem Lauf ist es',
  },
  protocol: { opcua: 'OPC UA', sparkplug: 'MQTT Sparkplug B' },
  'connection-security': { none: 'keine', sign: 'signiert', 'sign-and-encrypt': 'signiert und verschlüsselt', basic256sha256: 'Basic256Sha256', 'aes128-sha256-rsaoaep': 'Aes128-Sha256-RsaOaep', 'aes256-sha256-rsapss': 'Aes256-Sha256-RsaPss' },
  'tag-type': { number: 'Zahl', boolean: 'ja oder nein', text: 'Wörter', unsupported: 'nicht unterstützt' },
  'alarm-priority': { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  browse: { title: 'Was die Quelle hat', help: 'Gefragt mit den Einstellungen oben, bevor etwas genehmigt ist. Einen Wert antippen macht ihn zur Messstelle.', browse: 'Durchsehen', try: 'Messstellen ausprobieren', root: 'Oben', way: 'Wo Sie sind', nothing: 'Hier ist nichts', tried: 'Was die Messstellen jetzt sagen', refused: 'Kein Wert' },
  'tag-edit': { 'as-csv': 'Als CSV speichern', paste: 'Liste einfügen', add: 'Messstelle dazu', 'add-limit': 'Grenze dazu', list: 'Liste der Messstellen', 'list-help': 'Aus einer Tabelle oder CSV, mit Kopfzeile. Eine Messstelle mit bekanntem Kürzel wird ersetzt. Spalten:', faults_one: '1 Fehler', faults_other: '{{count}} Fehler', line: 'Zeile {{line}}', take: 'Diese Messstellen nehmen' },
  'tag-fault': { missing: 'fehlt', 'no-number': 'ist keine Zahl', 'no-type': 'ist weder number noch boolean noch text', 'no-flag': 'ist weder ja noch nein', twice: 'steht zweimal da' },
};
