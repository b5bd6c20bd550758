import type { tandem as english } from '../en/tandem';
import type { Words } from '../words';

export const tandem: Words<typeof english> = {
  tandem: {
    title: 'Experte am Schritt', call: 'Experten rufen', 'call-another': 'Weiteren Experten rufen', asked: 'Der Schritt verlangt: {{what}}', 'asked-nothing': 'Der Schritt verlangt keine Qualifikation.',
    nobody: 'Hier darf niemand helfen', 'nobody-help': 'Niemand sonst hat das Recht und die Qualifikationen für diesen Schritt.', qualified: 'Qualifiziert', there: 'Da', away: 'Nicht da', busy: 'In anderer Sitzung',
    rings: 'Jemand ruft Sie an einen Schritt', 'at-step': 'Charge {{number}}, Schritt {{step}}', accept: 'Annehmen', decline: 'Ablehnen', 'decline-now': 'Mit diesem Wort ablehnen',
    word: 'Warum?', 'word-help': 'Wer ruft, liest es, und das Protokoll behält es.', words: 'Worte zur Auswahl', 'word-busy': 'Gerade beschäftigt', 'word-soon': 'In zehn Minuten', 'word-other': 'Bitte jemand anderen fragen',
    session: 'Sitzung', 'goes-on': 'Ihre Sitzung läuft: Charge {{number}}, Schritt {{step}}', 'come-back': 'Zurückkommen', 'to-step': 'Zum Schritt',
    'line-connecting': 'Verbindet', 'line-connected': 'Verbunden', 'line-lost': 'Leitung verloren, verbindet neu', 'line-alone': 'Sonst niemand da',
    'own-picture': 'Ihr eigenes Bild', 'picture-of': 'Bild von {{name}}', 'no-device': 'Hier ist weder Kamera noch Mikrofon, oder sie sind nicht erlaubt: Sie sehen und hören die anderen.',
    mute: 'Stumm', unmute: 'Wieder sprechen', 'camera-off': 'Kamera aus', 'camera-on': 'Kamera an', smaller: 'Kleiner', larger: 'Größer', end: 'Sitzung beenden', leave: 'Auflegen',
    'party-ringing': 'es klingelt', 'party-accepted': 'angenommen, kommt', 'party-declined': 'abgelehnt', 'party-missed': 'nicht abgenommen', 'party-joined': 'da', 'party-left': 'gegangen',
    'why-hung-up': 'aufgelegt', 'why-line-lost': 'Leitung verloren', 'why-session-ended': 'Sitzung beendet',
    'looks-on': 'Sie stehen an diesem Schritt und lesen. Aufzeichnen lässt sich hier nichts.',
    'called-by': '{{who}}, gerufen von {{by}}', 'locks-soon': 'Sind Sie noch da? In weniger als einer Minute sperrt sich diese Konsole und wird still.', 'still-here': 'Ich bin da', 'view-comes': 'Der Schritt kommt gleich', 'view-cut': 'Die Leitung ist unterbrochen: Was Sie sehen, kann sich geändert haben. Sie kommt von selbst zurück.', 'view-too-long': 'Dieser Schritt ist zu lang, um neben dem Bediener gezeigt zu werden. Sehen Sie ihn in der Charge an, soweit Ihre Rechte reichen.', 'view-shortened': 'Frühere Werte und angehaltene Versuche fehlen hier: Der Schritt ist sehr lang.',
  },
};
