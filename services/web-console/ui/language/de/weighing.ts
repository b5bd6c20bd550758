import type { weighing as english } from '../en/weighing';
import type { Words } from '../words';

export const weighing: Words<typeof english> = {
  weighing: {
    title: 'Wiegen', open: 'Auf {{scale}} wiegen', look: 'Sehen, was {{scale}} zeigt', back: 'Zurück zum Schritt', scale: 'Waage', from: 'Aus', into: 'In', 'into-scan': 'Code des leeren Behälters', 'into-help': 'Etikett des leeren, sauberen Behälters scannen.', target: 'Soll', tolerance: 'Toleranz', tare: 'Tara', net: 'Netto', shows: 'Die Waage zeigt', line: 'Zeile der Waage',
    stable: 'Stabil', dynamic: 'In Bewegung', overload: 'Überlast', underload: 'Schale fehlt', busy: 'Beschäftigt', unreadable: 'Nicht lesbar', silent: 'Antwortet nicht',
    begin: 'Beginnen', zero: 'Null', 'set-tare': 'Tarieren', capture: 'Gewicht übernehmen', resume: 'An der Tara fortsetzen', stop: 'Abbrechen', keep: 'Außerhalb der Toleranz gelten lassen', 'keep-help': 'Schichtleitung oder Qualität lässt es gelten, mit Grund und Unterschrift; eine Ausnahme bleibt.', 'take-over': 'In den Schritt übernehmen', 'print-label': 'Etikett drucken', copy: 'Kopie drucken', reason: 'Grund',
    'do-begin': 'Den Behälter scannen, der befüllt wird.', 'do-tare': 'Leeren Behälter auf die Waage stellen, warten bis sie stabil ist, dann tarieren.', 'do-pour': 'Einfüllen, bis der Balken zwischen den Marken steht.', 'do-less': 'Zu viel: etwas herausnehmen.', 'do-more': '{{amount}} {{unit}} fehlen.', 'do-take': 'In der Toleranz. Gewicht übernehmen, wenn es stabil ist.', done: 'Gewogen. Behälter etikettieren, dann die Massen in den Schritt übernehmen.',
    within: 'In der Toleranz', outside: 'Außerhalb der Toleranz', low: 'zu wenig', high: 'zu viel',
    checks: 'Prüfung von heute', 'check-low': 'Kleines Gewicht', 'check-high': 'Großes Gewicht', 'check-missing': 'Offen', 'check-passed': 'Bestanden', 'check-failed': 'Nicht bestanden', 'check-now': '{{nominal}} {{unit}} messen', 'check-help': 'Referenzgewicht auf die Waage stellen, warten bis sie stabil ist, dann messen. Beide müssen bestehen.',
    'not-ready': 'Der Schritt muss erst mit Waage und Gebinde begonnen werden.', 'no-tolerance': 'Der Schritt nennt keine Toleranz für die Nettomasse.', 'not-connected': 'Diese Waage ist nicht verbunden; ihre Werte werden am Schritt eingegeben.', who: 'Gewogen von', batch: 'Auftrag', lot: 'Charge', item: 'Material', gross: 'Brutto',
  },
};
