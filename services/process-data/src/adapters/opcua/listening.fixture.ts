import { X509Certificate } from 'node:crypto';
import { applicationCertificate } from '../../../../../deploy/local/simulator/opcua/certificate';
import { refuse } from '@batchwright/kernel';
import type { SourceCredentials, SourceDriver, SourceState } from '../../application/source-driver';
import type { OpcUaSettings } from '../../domain/connection';
import type { Reading, SourceGap, TagType } from '../../domain/reading';
import { sha256Of } from './server-certificate';

export const USERS: Readonly<Record<string, { user: string; password: string }>> = { machines: { user: 'plant', password: 'secret' }, mistyped: { user: 'plant', password: 'secret ' } };

/** What the operator of a plant put beside the service. */
export async function plantCredentials(): Promise<SourceCredentials> {
  const own = await applicationCertificate('urn:batchwright:plant', ['localhost']);
  return {
    own: () => Promise.resolve(own),
    find: (name) => (USERS[name] ? Promise.resolve(USERS[name]) : Promise.reject(refuse('credential-unknown', { name }))),
  };
}

/** As a plant would be set up for this server. */
export function settingsOf({ endpoint, certificate }: { readonly endpoint: string; readonly certificate: string }, more: Partial<OpcUaSettings> = {}): OpcUaSettings {
  return {
    protocol: 'opcua', endpoint, securityMode: 'sign-and-encrypt', securityPolicy: 'basic256sha256', credential: 'machines',
    serverCertificate: sha256Of(new X509Certificate(certificate).raw), publishingMs: 100, ...more,
  };
}

/** Who hears a source, and remembers all of it. */
export interface Ear {
  readonly readings: Reading[];
  readonly gaps: SourceGap[];
  readonly states: SourceState[];
  /** Where readings go wrong from now on. */
  failing: boolean;
  readonly session: { close(): Promise<void> };
  of(tag: string): readonly Reading[];
}

export function heardFrom(driver: SourceDriver, settings: OpcUaSettings, tags: readonly (readonly [code: string, type: TagType, address?: string])[], newest = new Map<string, number>()): Ear {
  const readings: Reading[] = [];
  const gaps: SourceGap[] = [];
  const states: SourceState[] = [];
  const ear = { readings, gaps, states, failing: false, of: (tag: string) => readings.filter((reading) => reading.tag === tag) };
  const session = driver.listen(settings, tags.map(([code, type, address = `ns=1;s=${code}`]) => ({ code, type, address, samplingMs: 0 })), {
    take: (taken) => {
      if (ear.failing) return Promise.reject(new Error('the disk is full'));
      readings.push(...taken);
      for (const { tag, at } of taken) if (at > (newest.get(tag) ?? 0)) newest.set(tag, at);
      return Promise.resolve();
    },
    gap: (gap) => {
      gaps.push(gap);
      return Promise.resolve();
    },
    state: (state) => void states.push(state),
    safeUntil: (tag) => newest.get(tag),
  });
  return Object.assign(ear, { session });
}
