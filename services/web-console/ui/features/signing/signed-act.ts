import { api, answerOf } from '../../api/client';
import type { paths } from '../../api/generated/schema';

/** `labels` where the name has words of a language in it. */
interface Named {
  readonly label: string;
  readonly labels?: { readonly en: string; readonly de: string };
}

/** What a signer is asked to attest, as the owner of the record has written it. */
export interface Statement {
  readonly id: string;
  readonly subject: Named;
  readonly contents: readonly (Named & { readonly hash: string })[];
  readonly text: { readonly en: string; readonly de: string };
  readonly meaning: string;
  readonly signer: { readonly person?: string; readonly roles?: readonly string[]; readonly notPersons?: readonly string[] };
  readonly level: string;
  readonly expiresAt: string;
}

type Path = keyof paths & string;

/** An act that needs a signature. Plain data, so that it survives a redirect to the provider and back. */
export interface SignedAct {
  /** `POST` here answers the statement … */
  readonly statements: Path;
  /** … and here, with the evidence, it is done. */
  readonly act: Path;
  readonly params: Readonly<Record<string, string>>;
  readonly ask: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}


// The two paths of an act are data here, so their types cannot be followed by the client; the answers are of one shape for all acts.
const post = (path: Path, init: object): Promise<{ data?: unknown }> => (api.POST as (path: string, init: object) => Promise<{ data?: unknown }>)(path, init);

export async function askForStatement({ statements, params, ask }: SignedAct): Promise<Statement> {
  return ((await answerOf(post(statements, { params: { path: params }, body: ask }))) as { statement: Statement }).statement;
}

/** `signer`: account of somebody else who signs; `returnTo`: where a redirect comes back to. Answers the page on which he signs. */
export function beginCeremony(statement: Statement, options: { readonly returnTo?: string; readonly signer?: string }) {
  return answerOf(api.POST('/api/identity/v1/ceremonies', { body: { statement: statement as unknown as Record<string, unknown>, ...options } }));
}

export function readCeremony(id: string) {
  return answerOf(api.GET('/api/identity/v1/ceremonies/{id}', { params: { path: { id } } }));
}

/** Does the act. The same key for each try: a lost answer does not sign twice. */
export async function performAct({ act, params, body }: SignedAct, evidence: Record<string, unknown>, key: string): Promise<unknown> {
  return answerOf(post(act, { params: { path: params }, body: { ...body, evidence }, headers: { 'idempotency-key': key } }));
}
