import type { documents as english } from '../en/documents';
import type { Words } from '../words';

export const documents: Words<typeof english> = {
  documents: {
    title: 'Dokumente', help: 'SOPs, Bilder und Videos, die Schritte zeigen. Ein Schritt behält die Version, die bei seinem Beginn galt, und öffnet sie auch später.',
    none: 'Noch keine Dokumente', 'none-help': 'Ein Prozessingenieur oder die Qualität legt ein Dokument an und fügt seine erste Version hinzu; dann können Rezepte es nennen.',
    register: 'Neues Dokument', add: 'Neue Version', withdraw: 'Zurückziehen', acts: 'Tun', 'withdraw-help': 'Ab jetzt gilt keine Version mehr: Schritte, die es nennen, beginnen nicht mehr. Jede Version lässt sich aus den Aufzeichnungen, die sie nennen, weiter öffnen.', reason: 'Warum wird es zurückgezogen?',
    'title-en': 'Titel auf Englisch', 'title-de': 'Titel auf Deutsch', file: 'Datei', 'file-help': 'PDF, Bild (PNG, JPEG) oder Video (MP4, WebM)', number: 'Nummer der Version', 'effective-date': 'Gültig ab', largest: 'Ein Dokument hat höchstens {{largest}} MB.',
    'never-changes': 'Was hinzugefügt ist, ändert sich nie: weder die Datei noch ihre Nummer noch der Tag.',
    version: 'Version {{version}}', 'version-of': '{{code}}, Version {{version}}', 'effective-from': 'gültig ab', 'in-effect': 'Gültig', withdrawn: 'Zurückgezogen', 'no-version': 'Noch keine Version',
    'at-hand': 'Arbeiten nach', enlarge: 'Vergrößern', shown: 'Bilder und Videos',
  },
};
