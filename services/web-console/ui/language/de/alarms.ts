import type { alarms as english } from '../en/alarms';
import type { Words } from '../words';

export const alarms: Words<typeof english> = {
  alarm: {
    title: 'Alarme', which: 'Welche Alarme', urgent: 'Nicht vorbei', all: 'Alle, auch vergangene', narrow: 'Liste eingrenzen', equipment: 'Anlage oder Raum', 'equipment-example': 'VB-02', text: 'Messstelle', 'text-example': 'Teil von Name oder Code', run: 'Charge', 'run-example': 'Nummer beginnt mit', priority: 'Priorität', state: 'Zustand', any: 'Alle',
    counts: 'Alarme nach Zustand', unseen_one: '1 nicht quittiert', unseen_other: '{{count}} nicht quittiert', none: 'Kein Alarm ist offen', 'none-here': 'Kein offener Alarm passt', 'none-help': 'Was Maschinen jenseits ihrer Grenzen melden, erscheint hier von selbst, das Dringendste zuerst.', 'none-found': 'Kein Alarm gefunden', 'none-found-help': 'Nichts passt zur Frage; die Zeit weiter fassen oder ein Wort weglassen.',
    'narrow-on': 'Die ersten {{shown}} werden gezeigt; für die anderen die Liste eingrenzen.', 'not-read': 'Gerade nicht gelesen: das Gezeigte kann alt sein', 'not-read-help': 'Die Prozessdaten antworten nicht. Alarme werden trotzdem ausgelöst und aufbewahrt; die Liste kommt von selbst wieder.',
    above: 'über {{limit}} ({{name}})', below: 'unter {{limit}} ({{name}})', says: 'ist ein Alarm ({{name}})', late: 'in verspäteten Werten gefunden', since: 'seit', for: 'seit {{span}}', lasted: 'dauerte {{span}}', acknowledged: 'Quittiert von {{person}}', 'shelved-until': 'Zurückgestellt bis',
    exception: 'Ausnahme', 'exception-in-step': 'Ausnahme an ihrem Schritt', 'is-exception': 'ist eine Ausnahme davon', 'no-run': 'Keine Charge nutzte sie', trend: 'Verlauf',
    acknowledge: 'Quittieren', 'acknowledge-help': 'Sie haben ihn gesehen und sagen, was getan wird.', 'acknowledge-several': '{{count}} quittieren', several: '{{count}} Alarme von {{equipment}}', shelve: 'Zurückstellen', 'shelve-help': 'Er wird bis dahin beiseitegelegt, mit allem, was seine Grenze inzwischen auslöst. Ausnahmen von Chargen entstehen trotzdem.', unshelve: 'Zurückholen', 'unshelve-help': 'Er ruft wieder nach jemandem.',
    until: 'Bis wann', reason: 'Grund', reasons: 'Gründe', 'may-not-acknowledge': 'Alarme quittieren Bediener, Verwiegung, Schichtleitung, Instandhaltung, Technik und Qualität.', 'may-not-shelve': 'Alarme stellen Bediener, Schichtleitung und Technik zurück.',
    'flood-of': 'Alarmflut von {{equipment}}', 'flood-title': 'Alarmflut: {{count}} Alarme von {{equipment}}', 'flood-help': 'Viele Alarme einer Anlage innerhalb von Minuten haben meist eine Ursache. Zuerst den ältesten ansehen.', 'flood-open': 'Die {{count}} zeigen, die nicht vorbei sind',
  },
  'alarm-state': { 'active-unacknowledged': 'Aktiv, nicht quittiert', 'active-acknowledged': 'Aktiv, quittiert', 'returned-unacknowledged': 'Zurückgekehrt, nicht quittiert', shelved: 'Zurückgestellt', over: 'Vorbei' },
  'alarm-shelve': { 15: '15 min', 60: '1 h', 480: '8 h', own: 'Eigene' },
  'alarm-reason': { looking: 'Ich sehe nach', told: 'Instandhaltung ist verständigt', 'set-up': 'Beim Einrichten erwartet', sensor: 'Der Sensor wird getauscht', maintenance: 'Instandhaltung arbeitet daran', cleaning: 'Wird gereinigt', mended: 'Ist behoben' },
  machine: {
    now: 'Was die Maschine sagt', live: 'Live', away: 'Maschinenwerte sind gerade nicht lesbar', 'away-since': 'Gerade nicht lesbar; Stand {{time}}', nothing: 'Hat noch nichts gesagt', 'not-heard': 'Nicht gehört seit {{time}}', above: 'Über {{limit}} ({{name}})', below: 'Unter {{limit}} ({{name}})', 'is-alarm': 'Ist ein Alarm', returning: 'Alarm, kehrt zurück', within: 'In seinen Grenzen',
    more_one: '1 weiterer Messpunkt', more_other: '{{count}} weitere Messpunkte', all: 'Alle {{count}} Messpunkte', fewer: 'Weniger Messpunkte', gap: 'Werte fehlen', alarms_one: 'Alarm', alarms_other: 'Alarme',
  },
  floor: { title: 'Betrieb jetzt', help: 'Räume mit dem, was darin steht, live.', 'away-help': 'Zustand und Nutzung der Geräte werden gezeigt; Werte und Alarme kommen von selbst wieder.', used: 'arbeitet damit', held: 'hält es', unknown: 'Nicht im Geräteverzeichnis' },
  'gap-why': { 'connection-lost': 'Verbindung unterbrochen', 'sequence-gap': 'Nachrichten verloren', 'queue-overflow': 'Quelle zu schnell', 'clock-jump': 'Uhr der Quelle gesprungen', 'plant-away': 'niemand hörte zu', silent: 'Quelle schweigt', 'bad-quality': 'schlechte Qualität', 'uncertain-quality': 'unsichere Qualität' },
};
