import { randomUUID } from 'node:crypto';
import type { Actor } from '@batchwright/access';
import { PLATFORM, type Platform } from '@batchwright/host';
import type { Transactions } from '@batchwright/persistence';
import { sha256Hex, type Evidence } from '@batchwright/records';
import { CompleteStep } from '../../services/batch-execution/src/application/complete-step';
import type { BenchPeople, ReadyStep } from './bench-people';
import type { BenchPlant } from './bench-plant';

/** The operator as the guard would know him. */
export function actorOf({ operator, subject }: BenchPeople): Actor {
  const { user, employeeNumber = '', roles = [], sites = [], name = '' } = operator.account;
  return { person: employeeNumber, name, account: user, subject, roles: roles as Actor['roles'], sites, tokenExpires: Date.now() / 1000 + 3600 };
}

/** The door to the record of batch-execution. */
export function transactionsOf(bench: BenchPlant): Transactions {
  return bench.execution.app.get<Platform>(PLATFORM).transactions;
}

/** Completes a step by calling the use case itself, as the controller would. */
export function completer(bench: BenchPlant): (step: ReadyStep) => Promise<unknown> {
  const complete = bench.execution.app.get(CompleteStep);
  const actor = actorOf(bench.people);
  return ({ runId, stepKey, version, evidence }) => {
    const idempotency = { key: randomUUID(), person: actor.person, route: `POST ${stepKey}`, bodyHash: sha256Hex(stepKey) };
    return complete.execute({ runId, stepKey, version }, { evidence: [evidence as unknown as Evidence] }, { actor, idempotency });
  };
}
