/**
 * What a signature can mean (21 CFR 11.50(a)(3)). A controlled list: recipes and services choose from it, nobody invents one.
 * The texts are printed beside name and time.
 */
export const MEANINGS = {
  performed: { en: 'Performed', de: 'Durchgeführt' },
  witnessed: { en: 'Witnessed: saw it being done', de: 'Bezeugt: Durchführung gesehen' },
  'verified-independently': { en: 'Verified independently: repeated it without knowing the first result', de: 'Unabhängig geprüft: ohne Kenntnis des ersten Ergebnisses wiederholt' },
  reviewed: { en: 'Reviewed: checked the record afterwards', de: 'Geprüft: Aufzeichnung nachträglich kontrolliert' },
  'present-throughout': { en: 'Was present throughout', de: 'War durchgehend anwesend' },
  'approved-to-proceed': { en: 'Approved to proceed', de: 'Zur Fortsetzung freigegeben' },
  supervised: { en: 'Supervised a trainee and checked the work', de: 'Hat angeleitet und die Arbeit geprüft' },
  'read-and-understood': { en: 'Read and understood', de: 'Gelesen und verstanden' },
  authored: { en: 'Authored', de: 'Erstellt' },
  submitted: { en: 'Submitted for review', de: 'Zur Prüfung vorgelegt' },
  approved: { en: 'Approved', de: 'Genehmigt' },
  'made-effective': { en: 'Made effective', de: 'In Kraft gesetzt' },
  'looked-at-again': { en: 'Looked at again: no change needed', de: 'Erneut überprüft: keine Änderung nötig' },
  withdrawn: { en: 'Withdrawn', de: 'Zurückgezogen' },
  'released-to-floor': { en: 'Released for execution', de: 'Zur Ausführung freigegeben' },
  'handed-over': { en: 'Handed over to the next shift', de: 'An die nächste Schicht übergeben' },
  'taken-over': { en: 'Taken over from the shift before', de: 'Von der vorigen Schicht übernommen' },
  released: { en: 'Released', de: 'Freigegeben' },
  'released-in-part': { en: 'Released in part', de: 'Teilweise freigegeben' },
  'deviation-approved': { en: 'Approved the deviation before the act', de: 'Abweichung vor der Handlung genehmigt' },
  'left-pending': { en: 'Left pending: awaits more', de: 'Offen gelassen: wartet auf mehr' },
  rejected: { en: 'Rejected', de: 'Zurückgewiesen' },
  cleaned: { en: 'Confirmed as cleaned', de: 'Reinigung bestätigt' },
  calibrated: { en: 'Confirmed as calibrated', de: 'Kalibrierung bestätigt' },
  blocked: { en: 'Blocked', de: 'Gesperrt' },
  unblocked: { en: 'Unblocked', de: 'Entsperrt' },
  qualified: { en: 'Confirmed as qualified', de: 'Qualifikation bestätigt' },
  'qualification-revoked': { en: 'Qualification revoked', de: 'Qualifikation entzogen' },
  'exception-decided': { en: 'Decided and closed the exception', de: 'Ausnahme entschieden und geschlossen' },
  'gate-opened': { en: 'Approved under deviation, before the act', de: 'Unter Abweichung genehmigt, vor der Handlung' },
  'production-reviewed': { en: 'Production review completed', de: 'Herstellungsprüfung abgeschlossen' },
  'quality-reviewed': { en: 'Quality review completed', de: 'Qualitätsprüfung abgeschlossen' },
  'result-invalidated': { en: 'Declared the result invalid', de: 'Ergebnis für ungültig erklärt' },
  certified: { en: 'Certified by the Qualified Person', de: 'Von der sachkundigen Person zertifiziert' },
} as const satisfies Record<string, { en: string; de: string }>;

/** Key of the controlled list. */
export type Meaning = keyof typeof MEANINGS;

/** True when the text is a meaning of the list. */
export function isMeaning(text: string): text is Meaning {
  return Object.hasOwn(MEANINGS, text);
}
