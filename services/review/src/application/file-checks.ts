import type { Transaction, Transactions } from '@batchwright/persistence';
import { parseRecord } from '@batchwright/records';
import { hashesOf } from '../domain/recorded-files';
import type { CheckedFile } from '../domain/rules/rule';
import type { FilesOfRuns } from './files-of-runs';
import type { RunRecords } from './run-records';

/** How many damaged files are remembered. */
const REMEMBERED = 1000;

/**
 * Whether the photos and files of a record are stored as they were recorded (B13). Decisions, certificate and package rest on every byte, read before their transaction,
 * so that no transaction waits for a disk; who only looks at a batch is told what is there, and what an earlier full check found.
 */
export class FileChecks {
  private readonly damaged = new Set<string>();

  constructor(
    private readonly files: FilesOfRuns,
    private readonly records: Pick<RunRecords, 'fileTexts'>,
    private readonly transactions: Pick<Transactions, 'run'>,
  ) {}

  /** Every file that the record of a run names, byte for byte. Outside of the sites there is none. */
  async ofRun(sites: readonly string[], runId: string): Promise<readonly CheckedFile[]> {
    const named = await this.transactions.run((tx) => this.named(tx, sites, runId));
    return this.check(named);
  }

  /** The same where a transaction is there already: what the rules find when a run is over. */
  async within(tx: Transaction, sites: readonly string[], runId: string): Promise<readonly CheckedFile[]> {
    return this.check(await this.named(tx, sites, runId));
  }

  /** Without reading a byte, but of files that were found damaged: they may have been mended. */
  async look(site: string, hashes: readonly string[]): Promise<readonly CheckedFile[]> {
    const known = await Promise.all(hashes.map(async (sha256) => ({ site, sha256, there: await this.files.has(site, sha256) })));
    const again = await this.check(known.filter(({ sha256 }) => this.damaged.has(`${site} ${sha256}`)));
    return known.map(({ sha256, there }) => again.find((one) => one.sha256 === sha256) ?? { sha256, ...(there ? {} : { problem: 'missing' as const }) });
  }

  private async named(tx: Transaction, sites: readonly string[], runId: string): Promise<{ site: string; sha256: string }[]> {
    const records = (await this.records.fileTexts(tx, sites, runId)).map(parseRecord);
    return hashesOf(records).map((sha256) => ({ site: records[0]?.site ?? '', sha256 }));
  }

  /** One after the other: the memory holds one part of one file. */
  private async check(files: readonly { readonly site: string; readonly sha256: string }[]): Promise<CheckedFile[]> {
    const checked: CheckedFile[] = [];
    for (const { site, sha256 } of files) {
      const problem = await this.files.check(site, sha256);
      if (problem === 'damaged' && this.damaged.size < REMEMBERED) this.damaged.add(`${site} ${sha256}`);
      else this.damaged.delete(`${site} ${sha256}`);
      checked.push({ sha256, ...(problem ? { problem } : {}) });
    }
    return checked;
  }
}
