import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { compactVerify, decodeProtectedHeader, errors, importJWK, type JWTPayload } from 'jose';
import { canonical } from './canonical';
import type { Evidence, EvidenceRules, PersonLookup, SignerIdentity, SigningKey, VerifiedSignature } from './evidence';
import { sha256Hex } from './hash';
import type { JsonValue } from './json';
import { type SignatureLevel, type Statement, statementNonce, statementText } from './statement';

/** How far the provider's clock may be from the database's. `auth_time` has whole seconds, so this is never less than one. */
export const CLOCK_TOLERANCE_SECONDS = 5;

/** Signature algorithms of providers that are believed; asymmetric ones only, so that who verifies cannot forge. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Levels that satisfy a level: a second factor is never too much. */
const SATISFIED_BY: Record<SignatureLevel, readonly SignatureLevel[]> = { esig: ['esig', 'esig-2fa'], 'esig-2fa': ['esig-2fa'] };

interface Claims extends JWTPayload {
  readonly azp?: unknown;
  readonly nonce?: unknown;
  readonly acr?: unknown;
  readonly auth_time?: unknown;
  readonly employee_number?: unknown;
  readonly typ?: unknown;
  readonly realm_access?: { readonly roles?: unknown };
}

/**
 * Checks evidence of a signature by oneself, without asking anybody (21 CFR 11.70, 11.200): the provider's word that an allowed person
 * authenticated freshly, strongly enough, for exactly the statement that this service made and kept. Whether the evidence was
 * used before is the database's to say, in the act's transaction.
 *
 * `own` is the service's own row, never the copy in the evidence; `keys` come from the archive. Fails with
 * `evidence-refused` {reason}, `evidence-expired`, `signer-not-allowed` {reason}.
 */
export async function verifyEvidence(
  evidence: Evidence,
  own: Statement,
  keys: readonly SigningKey[],
  people: PersonLookup,
  rules: EvidenceRules,
): Promise<Result<VerifiedSignature>> {
  if (canonical(evidence.statement as unknown as JsonValue) !== statementText(own)) return notEvidence('other-statement');
  if (rules.now > own.expiresAt) return err(refuse('evidence-expired', { expiresAt: own.expiresAt }, { rule: 'gmp-3' }));

  const claims = await verifiedClaims(evidence, keys, rules);
  if (!claims.ok) return claims;
  const wrong = whatIsWrong(claims.value, own, rules);
  if (wrong) return notEvidence(wrong);

  const subject = claims.value.sub ?? '';
  const signer = await people(subject);
  if (!signer) return notAllowed('unknown-person');
  if (claims.value.employee_number !== signer.person) return notEvidence('employee-number');
  const refusal = whyNotAllowed(signer, rolesOf(claims.value, signer), own);
  if (refusal) return notAllowed(refusal);

  return ok({
    statementId: own.id,
    ceremony: evidence.ceremony,
    person: signer.person,
    name: signer.name,
    account: signer.account,
    subject,
    meaning: own.meaning,
    signedAt: new Date(Number(claims.value.auth_time) * 1000).toISOString(),
    acr: claims.value.acr as SignatureLevel,
    keyId: evidence.keyId,
    evidenceHash: sha256Hex(canonical(evidence as unknown as JsonValue)),
  });
}

/** What the token says, once its signature is found to be by an archived key of the signing issuer. */
async function verifiedClaims(evidence: Evidence, keys: readonly SigningKey[], rules: EvidenceRules): Promise<Result<Claims>> {
  try {
    const { kid: signedBy, alg = '' } = decodeProtectedHeader(evidence.idToken);
    if (signedBy !== evidence.keyId) return notEvidence('key');
    const key = keys.find(({ kid, issuer }) => kid === evidence.keyId && issuer === rules.issuer);
    if (!key) return notEvidence('unknown-key');
    // Only the signature here: the token itself lives a minute; what bounds its use is the statement, against which times are judged.
    const { payload } = await compactVerify(evidence.idToken, await importedKey(key, alg), { algorithms: ALGORITHMS });
    return ok(JSON.parse(Buffer.from(payload).toString('utf8')) as Claims);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) return notEvidence('signature');
    throw error;
  }
}

/** Keys in the form in which they verify, by all that they are: a key whose text differs is another key. */
const IMPORTED = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
const MOST_IMPORTED = 200;

/** To import a key costs more than to verify with it. */
async function importedKey({ kid, issuer, jwk }: SigningKey, alg: string): Promise<Awaited<ReturnType<typeof importJWK>>> {
  const name = canonical([kid, issuer, alg, jwk as unknown as JsonValue]);
  const known = IMPORTED.get(name);
  if (known) return known;
  const key = await importJWK(jwk, alg);
  if (IMPORTED.size >= MOST_IMPORTED) IMPORTED.clear();
  IMPORTED.set(name, key);
  return key;
}

function whatIsWrong(claims: Claims, own: Statement, rules: EvidenceRules): string | undefined {
  if (claims.iss !== rules.issuer) return 'issuer'; // the console's issuer is another name of the same provider
  const audience = typeof claims.aud === 'string' ? [claims.aud] : (claims.aud ?? []);
  if (audience.length !== 1 || audience[0] !== rules.clientId) return 'audience';
  if (claims.azp !== rules.clientId) return 'azp'; // a console token never signs, however fresh
  if (claims.typ !== undefined && claims.typ !== 'ID') return 'token-type';
  if (claims.nonce !== statementNonce(own)) return 'nonce';
  if (!SATISFIED_BY[own.level].includes(claims.acr as SignatureLevel)) return 'level';
  const { auth_time: authTime, iat, exp } = claims;
  if (typeof authTime !== 'number' || typeof iat !== 'number' || typeof exp !== 'number') return 'times';
  const issued = Date.parse(own.issuedAt) / 1000;
  const now = Date.parse(rules.now) / 1000;
  if (authTime < issued - CLOCK_TOLERANCE_SECONDS) return 'authenticated-before';
  if (authTime > now + CLOCK_TOLERANCE_SECONDS || iat > now + CLOCK_TOLERANCE_SECONDS) return 'from-the-future';
  if (authTime > iat + CLOCK_TOLERANCE_SECONDS || exp <= iat) return 'times';
  return undefined;
}

/** Roles at the moment of signing: the provider's word where the token has it, otherwise identity's. */
function rolesOf(claims: Claims, signer: SignerIdentity): readonly unknown[] {
  const told = claims.realm_access?.roles;
  return Array.isArray(told) ? told : signer.roles;
}

/** Persons are compared by employee number: another account of the same person is the same person (gmp 5). */
function whyNotAllowed(signer: SignerIdentity, roles: readonly unknown[], own: Statement): string | undefined {
  const { person, roles: allowed, notPersons } = own.signer;
  if (signer.locked) return 'locked';
  if (!signer.sites.includes(own.site)) return 'site';
  if (person !== undefined && signer.person !== person) return 'person';
  if (notPersons?.includes(signer.person)) return 'same-person';
  if (allowed && !allowed.some((role) => roles.includes(role))) return 'role';
  return undefined;
}

function notEvidence(reason: string): { ok: false; error: DomainError } {
  return err(refuse('evidence-refused', { reason }, { rule: 'gmp-3' }));
}

function notAllowed(reason: string): { ok: false; error: DomainError } {
  return err(refuse('signer-not-allowed', { reason }, { rule: 'gmp-5' }));
}
