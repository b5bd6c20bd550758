import type { recording as english } from '../en/recording';
import type { Words } from '../words';

export const recording: Words<typeof english> = {
  recording: {
    propose: 'Sitzung aufzeichnen', asked: '{{name}} möchte diese Sitzung aufzeichnen',
    'asked-help': 'Ton und Bild aller hier werden nur aufgezeichnet, wenn alle einwilligen. Sie liegen bei der Charge, wer sie prüft, sieht sie an, und sie werden nach der Frist des Betriebs entfernt. Sie können Ihre Einwilligung jederzeit widerrufen.',
    consent: 'Ich willige ein', refuse: 'Ich willige nicht ein', runs: 'Aufzeichnung läuft', waits: 'Noch keine Aufzeichnung. Es fehlt die Einwilligung von: {{names}}', begins: 'Alle willigen ein. Die Aufzeichnung beginnt', stop: 'Aufzeichnung beenden', withdraw: 'Einwilligung widerrufen',
    list: 'Aufzeichnungen', watch: 'Ansehen', of: 'Aufzeichnung zum Schritt {{step}}', seconds_one: '{{count}} Sekunde', seconds_other: '{{count}} Sekunden', consented: 'Mit Einwilligung von {{names}}.', removed: 'Die Frist ist vorbei, der Inhalt wurde entfernt:', empty: 'Beendet, bevor etwas davon behalten wurde.',
    'hash-fits': 'Der Inhalt ist der des Protokolls', 'hash-differs': 'Der Inhalt ist nicht der des Protokolls und wird nicht gezeigt',
    'why-ended': 'Beendet.', 'why-consent-withdrawn': 'Jemand hat die Einwilligung widerrufen.', 'why-somebody-came': 'Jemand kam dazu, der nicht eingewilligt hatte.', 'why-operator-left': 'Der Bediener ging.', 'why-line-lost': 'Die Leitung war verloren.', 'why-began-anew': 'Die Konsole wurde neu geladen.', 'why-session-ended': 'Die Sitzung war zu Ende.',
    'of-record': '{{id}}', 'of-record-consented': '{{id}}, mit Einwilligung von {{names}}', 'of-record-sealed': '{{id}}, SHA-256 {{sha256}}, {{size}} Bytes, {{seconds}} s', 'of-record-removed': '{{id}}, SHA-256 {{sha256}}, nach {{days}} Tagen',
  },
};
