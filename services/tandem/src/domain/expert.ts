/** A qualification as training tells it. */
export interface HeldQualification {
  readonly person: string;
  readonly code: string;
}

/** What a step asks of whoever works at it; of a trainee, what he is being trained for. */
export function askedOf(used: readonly { readonly code: string }[]): string[] {
  return [...new Set(used.map(({ code }) => code.replace(/^trainee\//, '')))].sort();
}

/** What of it somebody is not qualified for. */
export function missingOf(asked: readonly string[], held: readonly HeldQualification[], person: string): string[] {
  return asked.filter((code) => !held.some((one) => one.code === code && one.person === person));
}

const LANGUAGES: readonly string[] = ['en', 'de'];

/** Of what a console speaks, the languages of the house. */
export function spokenOf(languages: readonly string[]): string[] {
  return LANGUAGES.filter((language) => languages.includes(language));
}
