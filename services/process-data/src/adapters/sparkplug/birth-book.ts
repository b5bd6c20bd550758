import { BD_SEQ, kindOfType, type Metric, meaningOf, type Payload, PayloadRefused, type Property } from '@batchwright/sparkplug';
import type { Quality, Reading } from '../../domain/reading';
import { MAX_DEVICES, MAX_KNOWN } from './limits';

/** What was said about a metric, without the tag's code. */
export type Said = Omit<Reading, 'tag'>;

/** A metric of a birth. */
export interface Known {
  readonly name: string;
  /** As `TagSource.address`. */
  readonly address: string;
  readonly datatype: number;
  unit?: string;
  trust: { readonly quality: Quality; readonly status?: string };
  /** It says how far it can be trusted. */
  readonly tellsQuality: boolean;
  /** False or true where the edge node says it (property `readOnly`). */
  readonly readOnly?: boolean;
  last?: Said;
}

interface Scope {
  readonly byName: Map<string, Known>;
  readonly byAlias: Map<bigint, Known>;
  readonly bytes: Uint8Array;
}

/** What an edge node and its devices said that they have. */
export class BirthBook {
  private node: Scope | undefined;
  private readonly devices = new Map<string, Scope>();
  private known = 0;
  /** Ties births to deaths; absent where the edge node gave none. */
  bdSeq: bigint | undefined;

  get born(): boolean {
    return this.node !== undefined;
  }

  /** A birth of the edge node: what its devices have must be said again. Throws `PayloadRefused`, and nothing has changed then. */
  nodeBirth(payload: Payload, bytes: Uint8Array): void {
    const scope = this.scope(payload, bytes, undefined, 0);
    this.devices.clear();
    this.node = scope;
    this.known = scope.byName.size;
    this.bdSeq = bdSeqOf(payload);
  }

  /** Throws `PayloadRefused`, and nothing has changed then. */
  deviceBirth(device: string, payload: Payload, bytes: Uint8Array): void {
    const before = this.devices.get(device)?.byName.size ?? 0;
    if (before === 0 && this.devices.size === MAX_DEVICES) throw new PayloadRefused(`more than ${MAX_DEVICES} devices of one edge node`);
    const scope = this.scope(payload, bytes, device, this.known - before);
    this.devices.set(device, scope);
    this.known += scope.byName.size - before;
  }

  deviceDeath(device: string): void {
    this.known -= this.devices.get(device)?.byName.size ?? 0;
    this.devices.delete(device);
  }

  hasDevice(device: string): boolean {
    return this.devices.has(device);
  }

  /** Whose metric it is; undefined: no birth told of it. */
  find(device: string | undefined, metric: Pick<Metric, 'alias' | 'name'>): Known | undefined {
    const scope = device === undefined ? this.node : this.devices.get(device);
    if (metric.name !== undefined && metric.name !== '') return scope?.byName.get(metric.name);
    return metric.alias === undefined ? undefined : scope?.byAlias.get(metric.alias);
  }

  /** All that can be an address. A metric `VB-02/speed` of the edge node itself is none where there is a device VB-02. */
  *all(): Iterable<{ readonly known: Known; readonly device?: string }> {
    for (const known of this.node?.byName.values() ?? []) if (!this.shadowed(known)) yield { known };
    for (const [device, scope] of this.devices) for (const known of scope.byName.values()) yield { known, device };
  }

  at(address: string): { readonly known: Known; readonly device?: string } | undefined {
    const slash = address.indexOf('/');
    const device = slash < 0 ? undefined : this.devices.get(address.slice(0, slash));
    const known = device ? device.byName.get(address.slice(slash + 1)) : this.node?.byName.get(address);
    return known && (device ? { known, device: address.slice(0, slash) } : { known });
  }

  shadowed(known: Known): boolean {
    const slash = known.address.indexOf('/');
    return slash >= 0 && this.devices.has(known.address.slice(0, slash)) && this.node?.byName.get(known.name) === known;
  }

  /** After a restart: what was said about quality since the births is not known any more. */
  forgetQualities(): void {
    for (const { known } of this.all()) if (known.tellsQuality) known.trust = { quality: 'uncertain', status: 'QualityNotSaidSinceRestart' };
  }

  births(): { readonly device?: string; readonly bytes: Uint8Array }[] {
    return this.node ? [{ bytes: this.node.bytes }, ...[...this.devices].map(([device, { bytes }]) => ({ device, bytes }))] : [];
  }

  private scope(payload: Payload, bytes: Uint8Array, device: string | undefined, beside: number): Scope {
    const scope: Scope = { byName: new Map(), byAlias: new Map(), bytes };
    if (beside + payload.metrics.length > MAX_KNOWN) throw new PayloadRefused(`more than ${MAX_KNOWN} metrics of one edge node`);
    for (const metric of payload.metrics) {
      if (!metric.name) throw new PayloadRefused('a birth with a metric that has no name');
      if (scope.byName.has(metric.name)) throw new PayloadRefused(`a birth that names ${metric.name} twice`);
      const known: Known = {
        name: metric.name,
        address: device === undefined ? metric.name : `${device}/${metric.name}`,
        datatype: metric.datatype ?? 0,
        trust: { quality: 'good' },
        tellsQuality: trustOf(metric.properties) !== undefined,
        readOnly: flagOf(metric.properties?.get('readOnly')),
      };
      known.last = hear(known, metric, payload.timestamp ?? 0);
      scope.byName.set(metric.name, known);
      if (metric.alias === undefined) continue;
      if (scope.byAlias.has(metric.alias)) throw new PayloadRefused(`a birth that gives the alias ${metric.alias} twice`);
      scope.byAlias.set(metric.alias, known);
    }
    return scope;
  }
}

/** The number that ties this birth or death to the other. */
export function bdSeqOf(payload: Payload): bigint | undefined {
  const value = payload.metrics.find(({ name }) => name === BD_SEQ)?.value;
  return value?.kind === 'long' ? value.value : value?.kind === 'int' ? BigInt(value.value) : undefined;
}

/** What a metric says. Unit and quality stay as they were said last until they are said anew. `fallbackMs`: time of the payload. */
export function hear(known: Known, metric: Metric, fallbackMs: number): Said {
  known.unit = textOf(metric.properties?.get('engUnit')) ?? known.unit;
  known.trust = trustOf(metric.properties) ?? known.trust;
  const at = (metric.timestamp ?? fallbackMs) * 1_000;
  const rest = { at, ...(known.unit === undefined ? {} : { unit: known.unit }), ...(metric.historical ? { historical: true as const } : {}) };
  const bad = (status: string): Said => ({ ...rest, value: null, quality: 'bad', status });
  if (!metric.value) return bad(known.trust.status ?? 'NoValue');
  const meaning = meaningOf(metric.value, known.datatype);
  if (meaning === 'unsupported') return bad(kindOfType(known.datatype) === 'unsupported' ? 'UnsupportedType' : 'OtherTypeThanBorn');
  if (meaning === 'too-large') return bad('NumberTooLarge');
  return { ...rest, value: meaning.value, quality: known.trust.quality, ...(known.trust.status === undefined ? {} : { status: known.trust.status }) };
}

function trustOf(properties: Metric['properties']): Known['trust'] | undefined {
  const said = properties?.get('Quality') ?? properties?.get('quality');
  const meaning = said?.value && meaningOf(said.value, said.type);
  if (typeof meaning !== 'object' || typeof meaning.value !== 'number') return undefined;
  const code = meaning.value;
  // 0, 192 and 500 are Sparkplug's own; gateways hand the codes of OPC DA through
  if (code >= 192 && code <= 255) return { quality: 'good' };
  if (code >= 64 && code <= 127) return { quality: 'uncertain', status: `Quality${code}` };
  return { quality: 'bad', status: code === 500 ? 'Stale' : code === 0 ? 'Bad' : `Quality${code}` };
}

function textOf(property: Property | undefined): string | undefined {
  return property?.value?.kind === 'string' && property.value.value !== '' ? property.value.value : undefined;
}

function flagOf(property: Property | undefined): boolean | undefined {
  return property?.value?.kind === 'boolean' ? property.value.value : undefined;
}
