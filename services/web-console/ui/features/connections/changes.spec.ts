import { changesOf } from './changes';
import type { Tag, Version } from './queries';

const limit = { id: 'high', kind: 'high', value: '25', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high' } as const;
const speed: Tag = { code: 'VB-02.speed', address: 'ns=2;s=speed', type: 'number', title: { en: 'Speed' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [limit] };
const version = (tags: Tag[], endpoint = 'opc.tcp://plc:4840'): Version => ({ version: 1, name: 'Blending', settings: { protocol: 'opcua', endpoint }, authors: [], reason: 'r', tags });

describe('what an approver of a connection agrees to', () => {
  it('E1 I8 names every field of every tag that is other than before', () => {
    const load = { ...speed, code: 'VB-02.load' };
    const after = version([{ ...speed, unit: 'rpm', limits: [{ ...limit, value: '30' }] }, load], 'opc.tcp://plc:4841');
    expect(changesOf(version([speed, { ...speed, code: 'VB-02.gone' }]), after)).toEqual([
      { what: 'changed', field: 'endpoint', before: 'opc.tcp://plc:4840', after: 'opc.tcp://plc:4841' },
      { what: 'changed', tag: 'VB-02.speed', field: 'unit', before: '/min', after: 'rpm' },
      { what: 'changed', tag: 'VB-02.speed', field: 'limits.high.value', before: '25', after: '30' },
      { what: 'added', tag: 'VB-02.load' }, { what: 'removed', tag: 'VB-02.gone' },
    ]);
  });

  it('E9 I8 a tag that may be written from now on, and another instrument, are said', () => {
    expect(changesOf(version([{ ...speed, instrument: 'ST-1' }]), version([{ ...speed, instrument: 'ST-2', writable: true }]))).toEqual([
      { what: 'changed', tag: 'VB-02.speed', field: 'instrument', before: 'ST-1', after: 'ST-2' }, { what: 'added', tag: 'VB-02.speed', field: 'writable', after: 'true' },
    ]);
  });

  it('E1 I8 a limit that is gone or new is said, and the same version is no change', () => {
    expect(changesOf(version([speed]), version([{ ...speed, limits: [] }])).map(({ what, field }) => [what, field])).toEqual(['kind', 'value', 'onDelaySeconds', 'offDelaySeconds', 'priority'].map((part) => ['removed', `limits.high.${part}`]));
    expect(changesOf(version([speed]), version([speed]))).toEqual([]);
    expect(changesOf(undefined, version([speed])).at(-1)).toEqual({ what: 'added', tag: 'VB-02.speed' });
  });
});
