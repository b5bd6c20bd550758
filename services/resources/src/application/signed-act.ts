import { makeStatement, redeemEvidence, type Actor, type RedeemedSignature } from '@batchwright/access';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, JsonObject, Meaning, Statement } from '@batchwright/records';

/** An act on an item or a lot that is signed: what it is, what exactly is signed, in which words. */
export interface SignedAct {
  readonly action: string;
  readonly site: string;
  readonly subject: Statement['subject'];
  readonly content: JsonObject;
  readonly text: Statement['text'];
  readonly meaning: Meaning;
  readonly roles: readonly string[];
}

/** Puts an act before the actor to be signed, and keeps what was put. */
export async function putForSignature(tx: Transaction, act: SignedAct, actor: Actor, id: string): Promise<Statement> {
  const { action, site, subject, content, text, meaning, roles } = act;
  const statement = makeStatement(
    {
      service: 'resources', action, site, subject, text, meaning, level: 'esig',
      ...(actor.terminal === undefined ? {} : { terminal: actor.terminal }),
      contents: [{ label: subject.label, content }],
      signer: { person: actor.person, roles },
    },
    id,
    (await tx.times()).real,
  );
  await tx.keepStatement(statement);
  return statement;
}

/** Takes the evidence for an act: the actor's own, for exactly what stands there now. Refusals: of `redeemEvidence`. */
export function redeem(tx: Transaction, issuer: string, act: SignedAct, evidence: Evidence, actor: Actor): Promise<RedeemedSignature> {
  return redeemEvidence(tx, issuer, evidence, { site: act.site, action: act.action, subjectId: act.subject.id, content: act.content, person: actor.person });
}
