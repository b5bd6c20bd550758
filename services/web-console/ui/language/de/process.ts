import type { processData as english } from '../en/process';
import type { Words } from '../words';

export const processData: Words<typeof english> = {
  trend: {
    title: 'Verläufe', help: 'Was Maschinen sagen, live oder zu jeder vergangenen Zeit.', choose: 'Messstellen wählen', search: 'Suchen', 'search-example': 'Anlage, Name, Code oder Einheit', tags: 'Messstellen', tag: 'Messstelle', found_one: '1 Messstelle', found_other: '{{count}} Messstellen', narrow: 'Die ersten {{shown}} werden gezeigt; mehr von der gesuchten eintippen.', 'none-found': 'Keine Messstelle hat alle diese Wörter',
    'no-room-tags': 'Kein Platz: 20 Messstellen werden schon gezeichnet', 'no-room-axes': 'Kein Platz: eine fünfte Einheit bräuchte eine fünfte Achse', chosen_one: '1 Messstelle gewählt', chosen_other: '{{count}} Messstellen gewählt', show: 'Zeigen', 'no-tags': 'Noch keine Messstellen', 'no-tags-help': 'Die Technik schreibt eine Verbindung zu einer Maschine mit ihren Messstellen, die Qualität genehmigt sie; ab dann können sie hier gewählt werden.', 'none-chosen': 'Keine Messstelle gewählt', 'none-chosen-help': 'Bis zu 20 Messstellen wählen; die Wahl steht in der Adresse, die man behalten oder verschicken kann.',
    span: 'Wie viel Zeit', from: 'Von', until: 'Bis', as: 'Wie es gezeigt wird', picture: 'Bild', table: 'Tabelle', live: 'Jetzt', 'not-live': 'Steht still', 'go-live': 'Mitlaufen', move: 'In der Zeit bewegen', earlier: 'Früher', later: 'Später', nearer: 'Näher', farther: 'Weiter weg', keys: 'Ziehen bewegt, zwei Finger oder Strg und Rad vergrößern. Tasten: ← → bewegen, + − vergrößern, Pos1 läuft mit. Gestrichelt: unsicher. Kreuz: schlecht oder kein Wert.',
    'in-words': 'Die Verläufe in Worten', number: 'Nr.', last: 'Zuletzt', 'at-cursor': 'Am Zeiger', low: 'Tiefster', high: 'Höchster', quality: 'Qualität', remove: 'Entfernen', nothing: 'Nichts in dieser Zeit', 'not-good': 'schlecht {{bad}}, unsicher {{uncertain}}', 'words-in-table': 'Wörter: siehe Tabelle', yes: 'ja', no: 'nein',
    sentence: '{{name}}: zuletzt {{last}}, {{quality}}.', 'sentence-range': 'Tiefster {{low}}, höchster {{high}}.', 'sentence-nothing': '{{name}}: nichts in dieser Zeit.', time: 'Zeit', value: 'Wert', status: 'Wort der Quelle', samples_one: '1 Messwert', samples_other: '{{count}} Messwerte', thinned: '{{shown}} von {{count}} Messwerten: erster, letzter, tiefster und höchster jedes Abschnitts. Für alle vergrößern oder die CSV nehmen.',
    csv: 'Alle Werte als CSV', png: 'Bild als PNG', 'csv-help': 'Die CSV hat jeden Messwert der gezeigten Zeit, in UTC mit Mikrosekunden.', 'too-many': 'Zu viele Werte für eine Datei', 'too-many-help': 'Mehr als 500.000 Messwerte liegen in dieser Zeit. Bitte kürzere Zeit oder weniger Messstellen zeigen.',
  },
  'trend-span': { 600: '10 min', 3600: '1 h', 28800: '8 h', own: 'Eigene' },
  'trend-quality': { good: 'Gut', uncertain: 'Unsicher', bad: 'Schlecht' },
  'trend-limit': { 'high-high': 'sehr hoch', high: 'hoch', low: 'tief', 'low-low': 'sehr tief' },
};
