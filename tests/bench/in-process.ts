import { randomUUID } from 'node:crypto';
import type { Actor } from '@batchwright/access';
import { sha256Hex, type Evidence } from '@batchwright/records';
import { PerformStep } from '../../services/batch-execution/src/application/perform-step';
import type { BenchPlant, ReadyStep } from './bench-plant';

/** Completes a step by calling the use case itself, as the controller would. */
export function completer(bench: BenchPlant): (step: ReadyStep) => Promise<unknown> {
  const service = bench.plant.services.services.find(({ definition }) => definition.name === 'batch-execution');
  if (!service) throw new Error('this plant does not execute batches');
  const perform = service.app.get(PerformStep);
  const { user, employeeNumber = '', roles = [], sites = [], name = '' } = bench.operator.account;
  const actor: Actor = { person: employeeNumber, name, account: user, subject: bench.subject, roles: roles as Actor['roles'], sites, tokenExpires: Date.now() / 1000 + 3600 };
  return ({ runId, stepKey, version, evidence }) => {
    const idempotency = { key: randomUUID(), person: employeeNumber, route: `POST ${stepKey}`, bodyHash: sha256Hex(stepKey) };
    return perform.complete({ runId, stepKey, version }, { evidence: [evidence as unknown as Evidence] }, { actor, idempotency });
  };
}
