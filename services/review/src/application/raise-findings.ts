import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { FINDING_EXCEPTION, findingExceptions } from '../domain/rules/finding-exceptions';
import type { RunCopy } from './batches';
import { exceptionIdOf } from './exception-id';
import type { FileChecks } from './file-checks';
import type { LoadBatch, LoadedBatch } from './load-batch';

/**
 * When a run is over, what the rules find becomes exceptions of the run, so that somebody decides about it (gmp 12). Raising the same finding
 * again has no effect: its id follows from run and text. What a correction leaves open afterwards (signatures to be given anew) is shown
 * as an open point only: it is mended by signing.
 */
export class RaiseFindings {
  constructor(
    private readonly loadBatch: LoadBatch,
    private readonly files: Pick<FileChecks, 'within'>,
  ) {}

  /** After a record of the run was kept, in the same transaction. */
  async execute(tx: Transaction, run: RunCopy, type: string): Promise<void> {
    if (type !== 'RunStateChanged' || run.state !== 'complete') return;
    const loaded = await this.load(tx, run);
    if (!loaded) return;
    const known = new Set(loaded.exceptions.map(({ text }) => text));
    const raised = findingExceptions(loaded.certificate, Object.keys(loaded.received.view.steps)).filter(({ text }) => !known.has(text));
    await tx.announce(
      raised.map(({ text, severity, stepKey }) => {
        const exceptionId = exceptionIdOf(run.id, text);
        return outgoing('batchwright.batch-execution.v1.RaiseException', { subject: run.id, site: run.site, sequence: 0, id: exceptionId }, { exceptionId, runId: run.id, type: FINDING_EXCEPTION, severity, text, ...(stepKey ? { stepKey } : {}) });
      }),
    );
  }

  /** A run that is no batch, or whose recipe is not there (yet), is judged when somebody reads it. */
  private async load(tx: Transaction, run: RunCopy): Promise<LoadedBatch | undefined> {
    try {
      return await this.loadBatch.execute(tx, [run.site], run.id, await this.files.within(tx, [run.site], run.id));
    } catch (error) {
      if (error instanceof DomainError && (error.code === 'object-missing' || error.code === 'not-found')) return undefined;
      throw error;
    }
  }
}
