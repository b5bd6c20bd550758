import type { SourceCredentials, SourceDriver, SourceSink } from '../../application/source-driver';
import type { ConnectionSettings, SparkplugSettings, TagSource } from '../../domain/connection';
import { bookOf, browseBook, tryAddresses, writeValue } from './asking';
import type { BirthBook } from './birth-book';
import { type BirthShelf, MemoryShelf } from './birth-shelf';
import { connectionOf, Listening } from './listening';
import type { RefusedPayload } from './message';
import { type Timing, TIMING } from './timing';
import { unreachable } from './why-unreachable';
import { fitsTopic } from '@batchwright/sparkplug';

export interface SparkplugOptions {
  /** Where births outlive the process; without one they do not. */
  readonly shelf?: BirthShelf;
  /** First part of the name under which edge nodes wait for this plant; two plants at one broker need two. */
  readonly host?: string;
  readonly timing?: Partial<Timing>;
  /** Told of each payload that was not read. */
  refused?(refused: RefusedPayload): void;
}

/** How long what an edge node said it has is shown page by page without asking again, ms. */
const BROWSE_MS = 30_000;

/** Speaks MQTT 3.1.1 with Sparkplug B 3.0, as the primary host application of each edge node. */
export class SparkplugDriver implements SourceDriver {
  readonly protocol = 'sparkplug';
  private readonly timing: Timing;
  private readonly shelf: BirthShelf;
  private readonly listening = new Map<string, Listening>();
  private readonly browsed = new Map<string, { readonly book: BirthBook; readonly until: number }>();

  constructor(
    private readonly credentials: SourceCredentials,
    private readonly options: SparkplugOptions = {},
  ) {
    this.timing = { ...TIMING, ...options.timing };
    this.shelf = options.shelf ?? new MemoryShelf();
  }

  listen(settings: ConnectionSettings, tags: readonly TagSource[], sink: SourceSink): { close(): Promise<void> } {
    const own = ours(settings);
    const key = connectionOf(own);
    const { credentials, shelf, timing, options } = this;
    const listening = new Listening(own, tags, sink, { credentials, shelf, timing, host: hostOf(own, options.host), refused: options.refused?.bind(options) });
    this.listening.set(key, listening);
    return {
      close: async () => {
        if (this.listening.get(key) === listening) this.listening.delete(key);
        await listening.close();
      },
    };
  }

  async browse(settings: ConnectionSettings, at = '', next?: string) {
    const own = ours(settings);
    const key = connectionOf(own);
    const listening = this.listening.get(key)?.watch.book;
    if (listening?.born) return browseBook(listening, at, next);
    const now = performance.now();
    for (const [each, { until }] of this.browsed) if (until <= now) this.browsed.delete(each);
    const book = this.browsed.get(key)?.book ?? (await bookOf(own, this.credentials, this.timing));
    this.browsed.set(key, { book, until: now + BROWSE_MS });
    return browseBook(book, at, next);
  }

  async tryOut(settings: ConnectionSettings, addresses: readonly string[]) {
    return tryAddresses(ours(settings), this.credentials, this.timing, addresses);
  }

  async write(settings: ConnectionSettings, address: string, value: number | boolean | string) {
    return writeValue(ours(settings), this.credentials, this.timing, address, value);
  }
}

/** Name under which an edge node waits for this plant (its "primary host id"), and our name at the broker. */
export function hostOf({ group, edgeNode }: Pick<SparkplugSettings, 'group' | 'edgeNode'>, host = 'batchwright'): string {
  return `${host}-${group}-${edgeNode}`;
}

function ours(settings: ConnectionSettings): SparkplugSettings {
  if (settings.protocol !== 'sparkplug') throw new TypeError(`Sparkplug does not speak ${settings.protocol}`);
  if (!fitsTopic(settings.group) || !fitsTopic(settings.edgeNode)) throw unreachable(settings.endpoint, 'Group and edge node are names in a topic: not empty, and without "/", "+" and "#".');
  return settings;
}
