import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { ContentOfBatch } from './content-of-batch';
import type { FileChecks } from './file-checks';
import type { PackageContent } from './packages';

/** Languages in which a batch is reported. */
export const REPORTED_IN = ['en', 'de'] as const;
export type ReportedIn = (typeof REPORTED_IN)[number];

/** Makes the report of a batch, for people and for machines. Both come from the same content. */
export interface Reports {
  /** PDF/A-3a with the machine's form attached. */
  print(content: PackageContent, language: ReportedIn): Promise<Buffer>;
  /** Canonical JSON: what was counted, and every event verbatim with its leaf hash. */
  asJson(content: PackageContent): string;
  /** Batch production record of BatchML V7 (ISA-88 part 4). */
  asXml(content: PackageContent): string;
}

/** The whole record of a batch as it stands now, in any state of the batch (B16; 21 CFR 11.10(b)). */
export class ReportBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly contents: ContentOfBatch,
    private readonly reports: Reports,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** For people. Refusals: `not-found` outside of the sites, `parameter-invalid` for a language that no report has. */
  async pdf(sites: readonly string[], runId: string, language: string): Promise<{ number: string; bytes: Buffer }> {
    if (!isReportedIn(language)) throw refuse('parameter-invalid', { name: 'language', why: `one of ${REPORTED_IN.join(', ')}` }, { field: 'language' });
    const files = await this.files.ofRun(sites, runId);
    const content = await this.transactions.run((tx) => this.contents.untilNow(tx, sites, runId, files));
    return { number: content.batch, bytes: await this.reports.print(content, language) };
  }

  /** For machines. Refusal: `not-found` outside of the sites. */
  async json(sites: readonly string[], runId: string): Promise<{ number: string; text: string }> {
    const content = await this.content(sites, runId);
    return { number: content.batch, text: this.reports.asJson(content) };
  }

  /** For other systems, in the words of ISA-88. Refusal: `not-found` outside of the sites. */
  async xml(sites: readonly string[], runId: string): Promise<{ number: string; text: string }> {
    const content = await this.content(sites, runId);
    return { number: content.batch, text: this.reports.asXml(content) };
  }

  private content(sites: readonly string[], runId: string): Promise<PackageContent> {
    return this.transactions.run((tx) => this.contents.untilNow(tx, sites, runId));
  }
}

function isReportedIn(language: string): language is ReportedIn {
  return (REPORTED_IN as readonly string[]).includes(language);
}
