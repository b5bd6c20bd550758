import { refuse } from '@batchwright/kernel';
import type { ConnectionSettings, Protocol } from '../domain/connection';
import type { BrowsedPage, SourceDriver, Tried } from './source-driver';

/** Addresses that are tried at once. */
export const TRIED_AT_ONCE = 100;

/** Asks a source what it has, before anything of it is written down: nothing is kept of the answers. Refusals: `source-refuses` (no driver speaks with it), and those of the driver. */
export class AskSource {
  constructor(private readonly drivers: Readonly<Partial<Record<Protocol, SourceDriver>>>) {}

  browse(settings: ConnectionSettings, at?: string, next?: string): Promise<BrowsedPage> {
    return this.driver(settings).browse(settings, at, next);
  }

  tryOut(settings: ConnectionSettings, addresses: readonly string[]): Promise<Tried[]> {
    return this.driver(settings).tryOut(settings, addresses);
  }

  private driver({ protocol, endpoint }: ConnectionSettings): SourceDriver {
    const driver = this.drivers[protocol];
    if (!driver) throw refuse('source-refuses', { address: endpoint, why: `this plant has no driver for ${protocol}` });
    return driver;
  }
}
