export const equipment = {
  equipment: {
    title: 'Geräte', due: 'Was fällig wird', none: 'Noch keine Geräte', 'none-help': 'Technik oder Ingenieur melden sie an; ab dann stehen hier ihr Status und ihr Logbuch.', 'no-area': 'Ohne Bereich', code: 'Gerät', use: 'Nutzung', usable: 'Darf benutzt werden', 'not-usable': 'Nicht benutzen', against: 'Was gegen die Nutzung steht',
    axes: 'Status, Achse für Achse', acts: 'Was zu tun ist', properties: 'Eigenschaften', logbook: 'Logbuch', 'no-lines': 'Noch nichts geschehen. Läufe schreiben hier, indem sie ausgeführt werden.', run: 'Lauf', more: 'Mehr', until: 'bis', through: 'bis einschließlich', ends: 'Endet', what: 'Was', state: 'Stand', 'nothing-due': 'Nichts endet', 'nothing-due-help': 'Kalibrierungen, Qualifizierungen und Sauberzeiten mit einem Ende kommen hierher.',
    hold: 'Sauber bleibt sauber, in Stunden', 'hold-help': 'Leer: ohne Ende', level: 'Wie gründlich', 'dirty-why': 'Was nicht sauber war', 'last-day': 'Gültig bis einschließlich (JJJJ-MM-TT)', 'block-why': 'Warum es gesperrt wird oder nicht mehr',
  },
  'equipment-axis': { cleaning: 'Reinigung', calibration: 'Kalibrierung', qualification: 'Qualifizierung', block: 'Sperre', allocation: 'In Benutzung', class: 'Klasse', property: 'Eigenschaft' },
  'equipment-status': { clean: 'Sauber', dirty: 'Schmutzig', valid: 'Gültig', missing: 'Fehlt', 'not-needed': 'Nicht nötig', 'not-blocked': 'Nicht gesperrt', blocked: 'Gesperrt', free: 'Frei', granted: 'Zugeteilt', occupied: 'In Benutzung' },
  'equipment-finding': { 'not-clean': 'Nicht sauber', 'cleaning-level-too-low': 'Braucht eine große Reinigung', 'clean-hold-expired': 'Sauberzeit abgelaufen', 'calibration-overdue': 'Kalibrierung überfällig', 'qualification-overdue': 'Qualifizierung überfällig', 'not-calibrated': 'Nicht kalibriert', 'not-qualified': 'Nicht qualifiziert' },
  'product-change': { title: 'Produktwechsel', help: 'Welche Reinigung zwischen zwei Produkten liegt. Wo keine Regel passt, genügt eine kleine Reinigung.', none: 'Noch keine Regeln', 'none-help': 'Qualität oder Ingenieur sagen hier, zwischen welchen Produkten eine große Reinigung liegt.', any: 'Jedes Produkt', from: 'Nach', to: 'Vor', empty: 'Artikelcode; leer: jedes Produkt', set: 'Regel festlegen' },
  'cleaning-level': { minor: 'Kleine Reinigung', major: 'Große Reinigung' },
  'equipment-due': { calibration: 'Kalibrierung', qualification: 'Qualifizierung', 'clean-hold': 'Sauberzeit', exception: 'Vorbei', attention: 'Bald', waiting: 'Später' },
  'equipment-act': { clean: 'Als sauber bestätigen', dirty: 'Schmutzig gefunden', calibrate: 'Kalibrierung bestätigen', qualify: 'Qualifizierung bestätigen', block: 'Sperren', unblock: 'Sperre aufheben' },
  logbook: {
    EquipmentRegistered: 'Angemeldet', EquipmentCleaned: 'Gereinigt', EquipmentCleanHoldEnded: 'Sauberzeit abgelaufen', EquipmentFoundDirty: 'Schmutzig gefunden', EquipmentCalibrated: 'Kalibriert', EquipmentQualified: 'Qualifiziert', EquipmentBlocked: 'Gesperrt', EquipmentUnblocked: 'Sperre aufgehoben', EquipmentGranted: 'Einem Lauf zugeteilt',
    EquipmentGrantRefused: 'Einem Lauf verweigert', EquipmentGrantRevoked: 'Zurückgenommen', EquipmentOccupied: 'Benutzung begonnen', EquipmentUsedWithoutGrant: 'Benutzt, während ein anderer Lauf es hatte', EquipmentOccupationEnded: 'Benutzung beendet',
  },
};
