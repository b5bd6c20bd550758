/** A signature that is asked for, as refusals name it among their parameters. */
export interface AskedSignature {
  readonly role: string;
  readonly meaning: string;
  /** Why what is there does not do; absent or `missing` = nothing is there. */
  readonly why?: string;
}

type Words = Readonly<Record<string, string>>;

const ROLES: Readonly<Record<'en' | 'de', Words>> = {
  en: { qc: 'quality control', qa: 'quality assurance', qp: 'Qualified Person', engineer: 'process engineer' },
  de: {
    operator: 'Bediener', supervisor: 'Schichtleitung', engineer: 'Prozessingenieur', dispenser: 'Einwaage', warehouse: 'Lager', qc: 'Qualitätskontrolle', qa: 'Qualitätssicherung', qp: 'Sachkundige Person',
    trainer: 'Schulung', maintenance: 'Instandhaltung',
  },
};
const MEANINGS: Readonly<Record<'en' | 'de', Words>> = {
  en: { performed: 'performed', witnessed: 'witnessed', 'verified-independently': 'verified independently', reviewed: 'reviewed', 'present-throughout': 'was present throughout', 'approved-to-proceed': 'approved to proceed', supervised: 'supervised the trainee' },
  de: { performed: 'durchgeführt', witnessed: 'bezeugt', 'verified-independently': 'unabhängig geprüft', reviewed: 'geprüft', 'present-throughout': 'war durchgehend anwesend', 'approved-to-proceed': 'zur Fortsetzung freigegeben', supervised: 'hat angeleitet' },
};
const REASONS: Readonly<Record<'en' | 'de', Words>> = {
  en: { outdated: 'the earlier one covers the value before', 'same-person': 'another person is needed', 'second-check': 'the second check is missing' },
  de: { outdated: 'die frühere gilt für den Wert davor', 'same-person': 'eine andere Person ist nötig', 'second-check': 'die zweite Prüfung fehlt' },
};

export function isAskedSignature(value: object): value is AskedSignature {
  return 'role' in value && 'meaning' in value && typeof value.role === 'string' && typeof value.meaning === 'string';
}

/** `supervisor (was present throughout)`. */
export function askedSignatureText({ role, meaning, why }: AskedSignature, language: 'en' | 'de'): string {
  const reason = why === undefined ? undefined : REASONS[language][why];
  return `${ROLES[language][role] ?? role} (${MEANINGS[language][meaning] ?? meaning}${reason === undefined ? '' : `; ${reason}`})`;
}
