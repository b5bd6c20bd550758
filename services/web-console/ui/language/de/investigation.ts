import type { investigation as en } from '../en/investigation';
import type { Words } from '../words';

export const investigation: Words<typeof en> = {
  investigation: {
    title: 'Untersuchungen von Abweichungen', none: 'Diese Charge gehört zu keiner Untersuchung.', begin: 'Untersuchung beginnen', 'began-at': 'begann bei Charge {{number}}', deviation: 'Nummer der Abweichung', about: 'Worum es geht',
    begun: 'Begonnen von {{name}},', 'closed-by': 'abgeschlossen von {{name}},', findings: 'Was herausgefunden wurde', 'nothing-yet': 'Noch ist nichts aufgeschrieben.', impact: 'Auswirkung auf das Produkt', category: 'Wo die Ursache liegt', cause: 'Ursache', capa: 'Korrektur- und Vorbeugemaßnahme', 'capa-help': 'Ihre Nummer, zum Beispiel CAPA-2026-004; oder keine, und warum.', 'write-down': 'Aufschreiben',
    others: 'Andere Chargen', 'others-help': 'Eine einbezogene Charge wird nicht freigegeben, bis die Untersuchung abgeschlossen ist; eine freigegebene wird sofort gesperrt.', shared: 'Gemeinsam', 'drawn-in': 'Einbezogen von', proposed: 'Vorgeschlagen: Sie benutzten dieselben Geräte oder Lose', 'none-proposed': 'Keine andere Charge benutzte dieselben Geräte oder Lose.', why: 'Warum sie betroffen sein kann', 'draw-in': 'Einbeziehen',
    history: 'Verlauf', close: 'Untersuchung abschließen', 'close-help': 'Braucht Auswirkung, Ursache und Maßnahme. Ihre Unterschrift deckt sie und die einbezogenen Chargen; diese können dann freigegeben werden.',
  },
  cause: { people: 'Menschen', method: 'Methode', equipment: 'Gerät', material: 'Material', measurement: 'Messung', environment: 'Umgebung', 'not-determined': 'Nicht ermittelt' },
  'investigation-act': { InvestigationOpened: 'Begonnen', InvestigationAssessed: 'Aufgeschrieben', InvestigationExtended: 'Einbezogen', InvestigationClosed: 'Abgeschlossen' },
};
