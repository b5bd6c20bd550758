import type { board as english } from '../en/board';
import type { Words } from '../words';

export const board: Words<typeof english> = {
  work: {
    title: 'Meine Arbeit', check: 'Wartet auf meine Prüfung', started: 'In Arbeit', ready: 'Kann beginnen', waiting: 'Wartet auf jemand anderen',
    none: 'Jetzt ist nichts für Sie da', 'none-help': 'Schritte erscheinen hier von selbst, wenn alles davor fertig ist und Sie sie tun dürfen. Fragen Sie die Schichtleitung, wenn eine Charge auf der Fläche sein sollte.',
    by: 'mit {{name}}', asks: 'verlangt', due: 'fällig', begin: 'Beginnen', 'go-on': 'Weiter', checks: 'Prüfen',
  },
  board: {
    title: 'Chargen', orders: 'Wartende Aufträge', 'new-order': 'Neuer Auftrag', 'no-orders': 'Keine Aufträge warten', 'no-orders-help': 'Sie kommen aus dem ERP, oder die Schichtleitung trägt sie ein.', due: 'fällig', 'create-batch': 'Charge anlegen',
    'order-number': 'Auftragsnummer', 'enter-order': 'Auftrag eintragen', 'no-recipe': 'Kein Rezept ist gültig',
    none: 'Noch keine Chargen', 'none-help': 'Eine Charge entsteht aus einem Auftrag. Dann wird sie für die Fläche freigegeben, und ihre Schritte erscheinen an den Tablets.',
    batch: 'Charge', recipe: 'Rezept', size: 'Größe', state: 'Zustand', progress: 'Schritte', now: 'Jetzt', exceptions: 'Ausnahmen', since: 'Seit', open_one: '1 offen', open_other: '{{count}} offen', 'none-open': 'keine offen',
    'steps-of': '{{done}} von {{all}}', 'steps-done': '{{done}} fertig', 'over': 'Beendet', running: 'Auf der Fläche', 'release-to-floor': 'Für die Fläche freigeben', blocked: 'Gesperrt', 'blocked-by': 'Gesperrt durch', moves: 'Möglich',
  },
  batch: {
    'decide-exception': 'Ausnahme entscheiden',
    tree: 'Wo sie ist', timers: 'Zeiten', holds: 'Standzeiten', exceptions: 'Ausnahmen', blocks: 'Was sie aufhält', commands: 'Befehle', reason: 'Warum', order: 'Auftrag', started: 'Angelegt', size: 'Größe', recipe: 'Rezept', hash: 'Rezept-Hash',
    'no-exceptions': 'Keine gemeldet', 'no-timers': 'Keine läuft', record: 'Protokoll', events_one: '1 Ereignis', events_other: '{{count}} Ereignisse', review: 'Prüfung', turn: 'Durchgang {{turn}}', max: 'höchstens', left: 'noch',
  },
  gantt: {
    title: 'Charge über die Zeit', show: 'Wie der Ablauf gezeigt wird', 'as-tree': 'Baum', 'over-time': 'Zeitlich', part: 'Abschnitt', now: 'Jetzt', limits: 'Standzeiten enden', wider: 'Zeit weiter', narrower: 'Zeit enger',
    none: 'Noch nichts begonnen', 'none-help': 'Balken erscheinen hier, wenn der erste Schritt begonnen ist.',
  },
  command: { start: 'Starten', pause: 'Pausieren', resume: 'Fortsetzen', hold: 'Anhalten', restart: 'Wieder anlaufen', stop: 'Stoppen', abort: 'Abbrechen' },
};
