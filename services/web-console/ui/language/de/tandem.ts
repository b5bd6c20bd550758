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
    'sound-to': 'Ton: {{label}}', 'sound-next': '; berühren für den nächsten Lautsprecher oder Kopfhörer', 'sound-of-device': 'wie das Gerät wählt',
    'still-of': 'Standbild von {{name}}', 'still-since': 'Standbild, {{time}}', 'words-only': 'Gerade kommen nur Nachrichten durch',
    'own-picture': 'Ihr eigenes Bild', 'picture-of': 'Bild von {{name}}', 'no-device': 'Hier ist weder Kamera noch Mikrofon, oder sie sind nicht erlaubt: Sie sehen und hören die anderen; Nachrichten und Standbilder gehen.',
    mute: 'Stumm', unmute: 'Wieder sprechen', 'camera-off': 'Kamera aus', 'camera-on': 'Kamera an', smaller: 'Kleiner', larger: 'Größer', end: 'Sitzung beenden', leave: 'Auflegen',
    'party-ringing': 'es klingelt', 'party-accepted': 'angenommen, kommt', 'party-declined': 'abgelehnt', 'party-missed': 'nicht abgenommen', 'party-joined': 'da', 'party-left': 'gegangen', 'party-invited': 'eingeladen', 'party-revoked': 'hinausgebeten', 'party-expired': 'Zeit ist vorbei',
    'why-hung-up': 'aufgelegt', 'why-line-lost': 'Leitung verloren', 'why-session-ended': 'Sitzung beendet', 'why-revoked': 'hinausgebeten', 'why-time': 'Zeit war vorbei',
    'guest-invited-by': '{{who}}, eingeladen von {{by}}, bis {{until}}', 'guest-out-by': '{{who}}, hinausgebeten von {{by}}',
    'looks-on': 'Sie stehen an diesem Schritt und lesen. Aufzeichnen lässt sich hier nichts.',
    'called-by': '{{who}}, gerufen von {{by}}', 'locks-soon': 'Sind Sie noch da? In weniger als einer Minute sperrt sich diese Konsole und wird still.', 'still-here': 'Ich bin da', 'view-comes': 'Der Schritt kommt gleich', 'view-cut': 'Die Leitung ist unterbrochen: Was Sie sehen, kann sich geändert haben. Sie kommt von selbst zurück.', 'view-too-long': 'Dieser Schritt ist zu lang, um neben dem Bediener gezeigt zu werden. Sehen Sie ihn in der Charge an, soweit Ihre Rechte reichen.', 'view-shortened': 'Frühere Werte und angehaltene Versuche fehlen hier: Der Schritt ist sehr lang.',
    'kept-drawing': '{{keeper}}, gezeichnet von {{by}}, {{fileName}}, SHA-256 {{sha256}}', 'kept-picture': '{{keeper}}, {{fileName}}, SHA-256 {{sha256}}',
    board: 'Bild zum Zeichnen', live: 'live', frozen: 'eingefroren', 'still-picture': 'Standbild', 'hide-board': 'Zurück zum Schritt', 'show-board': 'Bild zeigen', tools: 'Werkzeuge',
    'tool-point': 'Zeigen', 'tool-circle': 'Kreis', 'tool-arrow': 'Pfeil', 'tool-line': 'Freihand', 'tool-text': 'Text', 'text-to-place': 'Text, dann die Stelle berühren',
    'draw-here': '{{what}}: hier zeichnen; Pfeiltasten bewegen, Enter zeichnet', freeze: 'Einfrieren', 'live-again': 'Wieder live', wipe: 'Meine entfernen', 'close-picture': 'Für alle schließen', keep: 'Beim Schritt behalten', kept: 'Beim Schritt behalten',
    'draw-on': 'Auf Bild von {{name}} zeichnen', 'draw-on-own': 'Auf eigenes Bild zeichnen', 'bring-still': 'Standbild zeigen',
    talk: 'Sprechen', 'talk-muted': 'Stumm. Zum Sprechen halten, oder antippen und an lassen', 'talk-heard': 'Man hört Sie. Antippen zum Stummschalten', 'other-camera': 'Andere Kamera', 'light-on': 'Licht an', 'light-off': 'Licht aus', beside: 'Daneben', 'beside-of': 'Daneben: Bild von {{name}} über anderen Fenstern',
    remote: 'Unterschriften von hier aus', 'verify-remotely': 'Aus der Ferne prüfen', 'remote-help': 'Das Bild der ausführenden Person wird eingefroren und beim Schritt behalten. Dann lesen Sie, was Sie bezeugen, und unterschreiben mit Ihrem zweiten Faktor.', 'remote-picture': 'Eingefrorenes Bild von {{name}}, beim Schritt behalten. SHA-256',
    'remote-only-at-the-place': 'Nicht aus der Ferne: Das Rezept verlangt Anwesenheit. Jemand am Ort unterschreibt, an einem Gerät des Schritts oder einem seines Bereichs.', 'remote-role-missing': 'Das unterschreibt: {{role}}. Sie haben eine andere Rolle. Bitte jemanden rufen, der sie hat.', 'remote-repeats-blind': 'Zuerst wird eine Ablesung am Ort blind wiederholt.',
    'remote-not-yet': 'Noch nicht: Zuerst wird alles erfasst, was davor kommt.', 'remote-own-work': 'Sie haben an diesem Schritt selbst gearbeitet: Das unterschreibt eine andere Person.', 'remote-too-long': 'Der Schritt ist zu lang, um hier ganz gezeigt zu werden: Jemand am Ort unterschreibt.', 'remote-no-picture': 'Von der ausführenden Person kommt kein Bild: Ohne Bild wird nichts aus der Ferne bezeugt. Bitte um die Kamera, oder jemand am Ort unterschreibt.',
    messages: 'Nachrichten', 'messages-help': 'Nicht Teil des Protokolls; am Ende der Sitzung sind sie weg. Was zählt, gehört in den Schritt.', message: 'Nachricht', send: 'Senden', attach: 'Bild oder PDF anhängen', you: 'Sie', 'open-file': '{{name}} öffnen',
  },
  'call-counts': {
    title: 'Rufe nach Experten', help: 'Wo jemand an einem Schritt jemanden rief, was daraus wurde und wie schnell die Rufe angenommen wurden. Sekunden sind die des Werks.', period: 'Zeitraum', all: 'Alle', days: '{{count}} Tage', none: 'Niemand wurde gerufen', 'none-help': 'In diesem Zeitraum rief niemand einen Experten an einen Schritt.',
    recipe: 'Rezept', step: 'Schritt', calls: 'Rufe', sessions: 'Sitzungen', accepted: 'Angenommen', declined: 'Abgelehnt', missed: 'Verpasst', median: 'Hälfte binnen', slowest: 'Alle binnen', seconds: '{{value}} s',
  },
};
