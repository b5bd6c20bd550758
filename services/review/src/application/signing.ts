import { makeStatement, redeemEvidence, type Actor, type RedeemedSignature } from '@batchwright/access';
import type { Transaction } from '@batchwright/persistence';
import { labelled, type Labelled, type Evidence, type JsonObject, type Meaning, type SignatureLevel, type Statement } from '@batchwright/records';

/** An act of review that is signed: what it is, what exactly is signed, in which words. */
export interface SignedAct {
  readonly action: string;
  readonly site: string;
  readonly subject: Statement['subject'];
  /** Name of what is signed. */
  readonly labels: Required<Labelled>['labels'];
  readonly content: JsonObject;
  readonly text: Statement['text'];
  readonly meaning: Meaning;
  readonly roles: readonly string[];
  readonly level: SignatureLevel;
  /** Employee numbers that may not sign: who executed, who signed before (gmp 5). */
  readonly notPersons?: readonly string[];
}

/** The batch, as people read it in a statement. */
export function aboutBatch(runId: string, number: string): Statement['subject'] {
  return { type: 'batch', id: runId, ...labelled(batchLabels(number)) };
}

/** `Batch WS-2026-0001`, with what about it: `, 120 events`. */
export function batchLabels(number: string, what: { readonly en: string; readonly de: string } = { en: '', de: '' }): Required<Labelled>['labels'] {
  return { en: `Batch ${number}${what.en}`, de: `Charge ${number}${what.de}` };
}

/** Puts an act before the actor to be signed, and keeps what was put. */
export async function putForSignature(tx: Transaction, act: SignedAct, actor: Actor, id: string): Promise<Statement> {
  const { action, site, subject, labels, content, text, meaning, roles, level, notPersons } = act;
  const statement = makeStatement(
    {
      service: 'review', action, site, subject, text, meaning, level,
      ...(actor.terminal === undefined ? {} : { terminal: actor.terminal }),
      contents: [{ ...labelled(labels), content }],
      signer: { person: actor.person, roles, ...(notPersons?.length ? { notPersons } : {}) },
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
