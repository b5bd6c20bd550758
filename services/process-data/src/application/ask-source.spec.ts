import type { OpcUaSettings } from '../domain/connection';
import { AskSource } from './ask-source';
import type { SourceDriver } from './source-driver';

const settings: OpcUaSettings = { protocol: 'opcua', endpoint: 'opc.tcp://plc:4840', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 };

describe('asking a source before a connection is written', () => {
  it('E1 goes to the driver of its protocol', async () => {
    const node = { address: 'ns=2;s=speed', name: 'speed', branch: false };
    const driver = { protocol: 'opcua', browse: (...asked: unknown[]) => Promise.resolve({ items: [node], next: JSON.stringify(asked.slice(1)) }), tryOut: () => Promise.resolve([{ address: 'a', ok: false, why: 'no such node' }]) } as unknown as SourceDriver;
    const ask = new AskSource({ opcua: driver });
    expect(await ask.browse(settings, 'ns=2;s=VB-02', 'more')).toEqual({ items: [node], next: '["ns=2;s=VB-02","more"]' });
    expect(await ask.tryOut(settings, ['a'])).toEqual([{ address: 'a', ok: false, why: 'no such node' }]);
  });

  it('E1 says plainly that there is no driver', () => {
    expect(() => new AskSource({}).browse(settings)).toThrow(expect.objectContaining({ code: 'source-refuses', params: { address: settings.endpoint, why: 'this plant has no driver for opcua' } }));
  });
});
