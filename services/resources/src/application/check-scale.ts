import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, siteDateOf, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { readScale, stableWeight, type ScaleReading } from '../domain/scale-reading';
import { expectedCheck, passes, scaleFindings, type CheckWeight, type ScaleFinding } from '../domain/scale-suitability';
import type { EquipmentItems } from './equipment-items';
import { plain } from './plain';
import type { Scales } from './scales';
import type { Sites } from './sites';
import type { CheckMeasured, Weighings } from './weighings';

/** A connected scale as screens show it: what the checks of today say, and what stands against weighing on it now. */
export interface ScaleView {
  readonly code: string;
  readonly site: string;
  readonly title: string;
  readonly suitable: boolean;
  readonly findings: readonly ScaleFinding[];
  readonly checks: readonly { readonly weight: CheckWeight; readonly nominal?: string; readonly unit?: string; readonly state: 'missing' | 'passed' | 'failed' }[];
}

/** Reads scales and records their daily check with both reference weights (C6, 21 CFR 211.160(b)(4)). */
export class CheckScale {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly weighings: Weighings,
    private readonly scales: Scales,
    private readonly sites: Sites,
    private readonly ids: () => string,
  ) {}

  async list(sites: readonly string[]): Promise<ScaleView[]> {
    const known = await Promise.all(this.scales.connected.map((code) => this.items.one(sites, code)));
    return Promise.all(known.flatMap((item) => (item ? [this.view(sites, item.code)] : [])));
  }

  /** Refusals: `not-found`, `scale-not-connected`, `scale-unreachable`. */
  async reading(sites: readonly string[], code: string): Promise<ScaleReading> {
    if (!(await this.items.one(sites, code))) throw refuse('not-found', { what: 'scale' });
    return readScale(await this.scales.ask(code, 'SI'));
  }

  /** Reads the reference weight that stands on the scale. A failed check is recorded as well. Refusals: `not-found`, `scale-not-set-up`, those of the scale. */
  async measure(code: string, weight: CheckWeight, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const id = this.ids();
    const item = await this.items.one(actor.sites, code);
    if (!item) throw refuse('not-found', { what: 'scale' });
    const expected = unwrap(expectedCheck(item, weight));
    const reading = readScale(await this.scales.ask(code, 'SI'));
    const shown = unwrap(stableWeight(reading));
    return this.transactions.run(async (tx) => {
      const times = await tx.times();
      const { nominal, tolerance } = expected;
      const body: CheckMeasured = {
        scale: code, weight, day: siteDateOf(times.plant, this.sites.zoneOf(item.site)), nominal: nominal.value, tolerance: tolerance.value,
        reading: shown.value, unit: shown.unit, raw: reading.raw, passed: passes(shown, expected),
      };
      const answer = { aggregate: id, sequence: 1 };
      await tx.append({
        site: item.site, aggregateType: 'scale-check', aggregateId: id, expectedSequence: 0, by: attributionOf(actor), timeUsed: times, rowsOf: this.weighings.rowsOf,
        events: [{ type: 'CheckWeightMeasured', version: 1, body: plain(body), audit: [{ object: `scale ${code}`, action: 'CheckWeightMeasured', field: `${weight} weight, ${nominal.value} ${nominal.unit}`, newValue: `${shown.value} ${shown.unit}: ${body.passed ? 'passed' : 'failed'}` }] }],
        ...answerOf(context, answer, 201),
      });
      return answer;
    });
  }

  /** Refusal: `not-found`. */
  async view(sites: readonly string[], code: string): Promise<ScaleView> {
    const [item, { plant: now }] = await Promise.all([this.items.one(sites, code), this.transactions.times()]);
    if (!item) throw refuse('not-found', { what: 'scale' });
    const zone = this.sites.zoneOf(item.site);
    const checks = await this.weighings.checks(item.site, code, siteDateOf(now, zone));
    const { allocation } = item;
    const findings = scaleFindings(item, checks, { now, zone, ...(allocation ? { runId: allocation.runId } : {}) });
    return {
      code, site: item.site, title: item.title, findings, suitable: findings.length === 0,
      checks: (['low', 'high'] as const).map((weight) => {
        const expected = expectedCheck(item, weight);
        const newest = checks.findLast((check) => check.weight === weight);
        return { weight, state: newest === undefined ? 'missing' : newest.passed ? 'passed' : 'failed', ...(expected.ok ? { nominal: expected.value.nominal.value, unit: expected.value.nominal.unit } : {}) };
      }),
    };
  }
}
