import type { OpcUaSettings } from './connection';
import { approveConnection, draftConnection, notDrafted, retireConnection, returnConnection, TAGS_A_CONNECTION, type Connection } from './decide-connection';
import type { Tag } from './tag';

const settings: OpcUaSettings = { protocol: 'opcua', endpoint: 'opc.tcp://plc:4840', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 };
const facts = { code: 'PLC-1', name: 'Blending', settings, reason: 'new' };
const speed: Tag = { code: 'VB-02.speed', address: 'ns=2;s=speed', type: 'number', title: { en: 'Speed' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [] };
const drafted: Connection = { ...notDrafted('HAM', 'c'), sequence: 2, code: 'PLC-1', draft: { version: 1, authors: ['E1010'], settings } };

describe('a connection', () => {
  it('E1 is drafted with its tags, in events of a hundred', () => {
    const tags = Array.from({ length: 250 }, (_, at) => ({ ...speed, code: `T.${at}` }));
    const result = draftConnection(notDrafted('HAM', 'c'), facts, tags, 'E1010');
    expect(result).toMatchObject({ ok: true });
    if (result.ok) expect(result.value.map(({ type, body }) => [type, 'tags' in body ? body.tags.length : body])).toEqual([['ConnectionDrafted', { ...facts, version: 1, authors: ['E1010'] }], ['TagsDrafted', 100], ['TagsDrafted', 100], ['TagsDrafted', 50]]);
  });

  it('E1 takes no tag twice, none that does not fit, and not too many', () => {
    const refused = (tags: Tag[]): unknown => draftConnection(notDrafted('HAM', 'c'), facts, tags, 'E1010');
    expect(refused([speed, speed])).toMatchObject({ error: { code: 'already-registered' } });
    expect(refused([{ ...speed, type: 'boolean' }])).toMatchObject({ error: { code: 'tag-unfit', params: { tag: 'VB-02.speed', part: 'unit' } } });
    const byCommand: Tag = { ...speed, writable: true, commandMethod: 'ns=2;s=speed.command' };
    expect(refused([{ ...speed, commandMethod: 'ns=2;s=speed.command' }])).toMatchObject({ error: { code: 'tag-unfit', params: { part: 'commandMethod' } } });
    expect(refused([byCommand])).toMatchObject({ ok: true });
    const gateway = { protocol: 'sparkplug', endpoint: 'mqtt://b', group: 'g', edgeNode: 'e' } as const;
    expect(draftConnection(notDrafted('HAM', 'c'), { ...facts, settings: gateway }, [byCommand], 'E1010')).toMatchObject({ error: { code: 'tag-unfit', params: { why: 'only an OPC UA server has methods' } } });
    const limit = { onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high' as const };
    expect(refused([{ ...speed, limits: [{ ...limit, id: 'a', kind: 'high', value: '10' }, { ...limit, id: 'b', kind: 'high-high', value: '9' }] }])).toMatchObject({ error: { code: 'tag-unfit' } });
    expect(refused(Array.from({ length: TAGS_A_CONNECTION + 1 }, (_, at) => ({ ...speed, code: `T.${at}` })))).toMatchObject({ error: { code: 'tags-too-many' } });
  });

  it('E1 is approved by somebody else than its author', () => {
    expect(approveConnection(drafted, 'e1010')).toMatchObject({ error: { code: 'own-work' } });
    expect(approveConnection(drafted, 'E1020')).toMatchObject({ ok: true, value: [{ type: 'ConnectionApproved', body: { version: 1 } }] });
    expect(approveConnection(notDrafted('HAM', 'c'), 'E1020')).toMatchObject({ error: { code: 'wrong-state' } });
  });

  it('E1 goes back and out of force with a reason', () => {
    expect(returnConnection(drafted, ' ')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(retireConnection(drafted, 'gone')).toMatchObject({ error: { code: 'wrong-state' } });
    expect(retireConnection({ ...drafted, inForce: 1 }, 'gone')).toMatchObject({ ok: true });
  });
});
