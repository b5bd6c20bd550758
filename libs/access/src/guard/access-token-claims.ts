import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { decodeJwt } from 'jose';
import type { TokenClaims } from './token-verifier';

/** What a token must say to be one for this side. */
export interface ExpectedToken {
  /** Console issuer. Tokens of the signing issuer open no door. */
  readonly issuer: string;
  /** Audience that the API answers to. */
  readonly audience: string;
  /** Clients whose tokens are taken (`azp`). */
  readonly clients: readonly string[];
}

/** How far the provider's clock may be from ours, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** Longest life of a token that is taken, in seconds: a dismissed person's token stays good until its end. */
const LONGEST_LIFE_SECONDS = 300;

/**
 * Judges what a token says, every claim by hand: libraries leave some out, each others. The signature is judged elsewhere. `now` in seconds
 * since 1970. Refusals: `token-expired`; `token-invalid` with the claim that is wrong as reason.
 */
export function judgeClaims(payload: Readonly<Record<string, unknown>>, expected: ExpectedToken, now: number): Result<TokenClaims> {
  const { iss, aud, azp, typ, sub, exp, iat, nbf, employee_number: person } = payload;
  if (iss !== expected.issuer) return err(invalid('iss'));
  if (!(Array.isArray(aud) ? aud : [aud]).includes(expected.audience)) return err(invalid('aud'));
  if (typeof azp !== 'string' || !expected.clients.includes(azp)) return err(invalid('azp'));
  if (typ !== undefined && typ !== 'Bearer') return err(invalid('typ')); // an ID token is no key
  if (!isInstant(exp)) return err(invalid('exp'));
  if (!isInstant(iat) || iat > now + CLOCK_TOLERANCE_SECONDS) return err(invalid('iat'));
  if (nbf !== undefined && (!isInstant(nbf) || nbf > now + CLOCK_TOLERANCE_SECONDS)) return err(invalid('nbf'));
  if (exp <= now) return err(refuse('token-expired', {}, { rule: 'gmp-2' }));
  if (exp - iat > LONGEST_LIFE_SECONDS) return err(invalid('life'));
  if (typeof sub !== 'string' || sub === '') return err(invalid('sub'));
  if (typeof person !== 'string' || person === '') return err(invalid('employee_number'));
  const { preferred_username: account, name, realm_access: access, groups } = payload;
  if (typeof account !== 'string' || account === '') return err(invalid('preferred_username'));
  const roles = (access as { roles?: unknown } | undefined)?.roles;
  return ok({
    subject: sub,
    account,
    name: typeof name === 'string' && name !== '' ? name : account,
    employeeNumber: person,
    roles: texts(roles),
    sites: texts(groups).filter((group) => group.startsWith(SITES)).map((group) => group.slice(SITES.length)),
    expires: exp,
  });
}

/** Claims that say who somebody is and what he may: an answer with one of them has them all, and what it leaves out, the person has not (a provider writes no empty lists). */
const OF_THE_PERSON = ['preferred_username', 'employee_number', 'realm_access', 'groups'] as const;

/**
 * A token of which the signature was found right, with what the provider's introspection says about it now. What the answer leaves out is as in the token,
 * but roles and sites of an answer that speaks of the person. Undefined when that does not count.
 */
export function judgeAnswer(token: string, answer: Readonly<Record<string, unknown>> | undefined, expected: ExpectedToken): TokenClaims | undefined {
  const rights = answer && OF_THE_PERSON.some((name) => name in answer) ? { realm_access: undefined, groups: undefined } : {};
  const judged = answer && judgeClaims({ ...decodeJwt(token), ...rights, ...answer }, expected, Date.now() / 1000);
  return judged?.ok === true ? judged.value : undefined;
}

const SITES = '/sites/';

/** The refusal of a token, with what is wrong with it. */
export function invalid(reason: string): DomainError {
  return refuse('token-invalid', { reason }, { rule: 'gmp-2' });
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
