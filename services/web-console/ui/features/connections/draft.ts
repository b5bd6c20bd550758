import type { Settings, Tag, Version } from './queries';

/** A draft as it is written: everything of it is text or a list of tags, so that it can be kept in the tab. */
export interface Written {
  readonly site: string;
  readonly code: string;
  readonly name: string;
  readonly settings: Settings;
  readonly tags: readonly Tag[];
  readonly reason: string;
}

export const BLANK_SETTINGS: Readonly<Record<Settings['protocol'], Settings>> = {
  opcua: { protocol: 'opcua', endpoint: 'opc.tcp://', securityMode: 'sign-and-encrypt', securityPolicy: 'basic256sha256', publishingMs: 1000, history: false },
  sparkplug: { protocol: 'sparkplug', endpoint: 'mqtts://', group: '', edgeNode: '' },
};

export const BLANK_TAG: Tag = { code: '', address: '', type: 'number', title: { en: '' }, equipment: '', point: '', unit: '1', keepDays: 365, limits: [] };

export function writtenFrom({ site, code }: { readonly site: string; readonly code: string }, { name, settings, tags }: Version): Written {
  return { site, code, name, settings, tags, reason: '' };
}

/** What is sent: without fields that were emptied. */
export function sentOf({ settings, ...written }: Written): Written {
  return { ...written, reason: written.reason.trim(), settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined)) as unknown as Settings };
}
