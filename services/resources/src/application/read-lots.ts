import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { CodedReason } from '../domain/coded-reason';
import type { Container, Lot, LotCertificate, LotDisposition, LotHold, StockCategory } from '../domain/lot';
import { lotUnsuitabilities, type LotUnsuitability } from '../domain/lot-suitability';
import { contentOf } from './lot-messages';
import type { LotFilter, Lots, Movement } from './lots';
import type { Sites } from './sites';

/** A container as screens show it. */
export interface ContainerView {
  readonly code: string;
  readonly received: { readonly value: string; readonly unit: string };
  /** What is in it: free and reserved together. */
  readonly content: { readonly value: string; readonly unit: string };
  /** What is in it and reserved for nobody. */
  readonly free: { readonly value: string; readonly unit: string };
  readonly location?: string;
  readonly blockedFor?: string;
  readonly blockedCoded?: CodedReason;
  readonly reservations: readonly { readonly grantId: string; readonly runNumber: string; readonly stepKey: string; readonly amount: string; readonly until: string; readonly inUse: boolean }[];
  readonly suitable: boolean;
  readonly findings: readonly LotUnsuitability[];
}

/** A lot as screens show it, axis by axis. */
export interface LotView {
  readonly id: string;
  readonly site: string;
  readonly number: string;
  readonly material: string;
  readonly title: string;
  readonly supplierLot?: string;
  readonly supplier?: string;
  readonly grade?: string;
  readonly certificates: readonly LotCertificate[];
  readonly disposition: LotDisposition;
  readonly category: StockCategory;
  readonly restriction?: string;
  readonly blocked: boolean;
  readonly blockedFor?: string;
  readonly blockedCoded?: CodedReason;
  /** Lots that went into it and are blocked or rejected. */
  readonly holds: readonly LotHold[];
  readonly expiry?: string;
  readonly retest?: string;
  readonly sequence: number;
  readonly containers: readonly ContainerView[];
}

/** What the scan of a container opens (C1): the container, its lot, and what moved. */
export type ScannedContainer = ContainerView & { readonly lot: Omit<LotView, 'containers'>; readonly movements: readonly Movement[] };

/** Reads lots and containers with their suitability, which is computed at the moment of asking. */
export class ReadLots {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly sites: Sites,
  ) {}

  async list(sites: readonly string[], filter: LotFilter): Promise<LotView[]> {
    const [lots, { plant }] = await Promise.all([this.lots.list(sites, filter), this.transactions.times()]);
    return lots.map((lot) => this.view(lot, plant));
  }

  /** Refusal: `not-found`. */
  async one(sites: readonly string[], id: string): Promise<LotView> {
    const [lot, { plant }] = await Promise.all([this.lots.one(sites, id), this.transactions.times()]);
    if (!lot) throw refuse('not-found', { what: 'lot' });
    return this.view(lot, plant);
  }

  /** Refusal: `not-found`. */
  async container(sites: readonly string[], code: string, movements: number): Promise<ScannedContainer> {
    const [lot, { plant }] = await Promise.all([this.lots.oneByContainer(sites, code), this.transactions.times()]);
    const { containers = [], ...about } = lot ? this.view(lot, plant) : {};
    const container = containers.find((candidate) => candidate.code === code);
    if (!lot || !container) throw refuse('not-found', { what: 'container' });
    return { ...container, lot: about as Omit<LotView, 'containers'>, movements: await this.lots.movements(lot.site, code, movements) };
  }

  private view(lot: Lot, now: string): LotView {
    const { containers, waivers: _waivers, ...facts } = lot;
    return { ...facts, blocked: lot.blockedFor !== undefined, containers: containers.map((drum) => this.drum(lot, drum, now)) };
  }

  private drum(lot: Lot, drum: Container, now: string): ContainerView {
    const { code, received, free, reservations, location, blockedFor, blockedCoded } = drum;
    const { unit } = received;
    const findings = lotUnsuitabilities(lot, drum, { now, zone: this.sites.zoneOf(lot.site) });
    return {
      code, received, findings,
      content: { value: contentOf(lot, code), unit },
      free: { value: free, unit },
      reservations: reservations.map(({ grantId, runNumber, stepKey, amount, until, inUse = false }) => ({ grantId, runNumber, stepKey, amount, until, inUse })),
      ...(location === undefined ? {} : { location }),
      ...(blockedFor === undefined ? {} : { blockedFor }),
      ...(blockedCoded === undefined ? {} : { blockedCoded }),
      suitable: findings.length === 0,
    };
  }
}
