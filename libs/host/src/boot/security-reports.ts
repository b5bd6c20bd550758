import type { ReportRefusal } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import type { Platform } from '../platform';

/** What happened, for the security stream; what is left out is unknown. */
export interface SecurityReport {
  /** Stable code, kebab-case. */
  readonly kind: string;
  readonly site?: string;
  readonly person?: string;
  readonly account?: string;
  readonly terminal?: string;
  /** What was tried upon, in words. */
  readonly object: string;
  readonly detail?: string;
}

/** Tells the security stream of identity, beside the work that nobody holds up for it. The time is the database's. */
export class SecurityReports {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly platform: Platform) {}

  /** Begins to tell; a report that cannot be written is logged. The console has no right to tell, and only logs. */
  tell(report: SecurityReport): void {
    const { platform } = this;
    if (platform.service === 'web-console') return;
    const id = platform.ids();
    const facts = { site: '', person: '', account: '', terminal: '', detail: '', ...report };
    const told: Promise<void> = platform.transactions
      .run(async (tx) => {
        const { real: at } = await tx.times();
        await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: facts.site, sequence: 0, id }, { ...facts, id, service: platform.service, at, count: 1 })]);
      })
      .catch((error: unknown) => platform.logger.error({ err: error, kind: report.kind }, 'what happened could not be reported to the security stream'))
      .finally(() => void this.underWay.delete(told));
    this.underWay.add(told);
  }

  /** Counts, logs and tells of a refused attempt. */
  readonly refusal: ReportRefusal = ({ code, action, actor, route, terminal }) => {
    this.platform.metrics.count('batchwright_refused_total', { service: this.platform.service, code });
    const who = { person: actor?.person ?? '', account: actor?.account ?? '', terminal: terminal ?? actor?.terminal ?? '' };
    this.platform.logger.warn({ code, action, route, ...who }, 'refused');
    this.tell({ kind: code, site: actor?.sites[0] ?? '', ...who, object: route, detail: action ?? '' });
  };

  /** Resolves when none is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }
}
