/** A connection as engineering drafts it; nothing listens there. */
export const CONNECTION = {
  site: 'HAM', code: 'PLC-BLENDING', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 },
  tags: [{ code: 'VB-02.speed', address: 'ns=2;s=VB-02.speed', type: 'number', title: { en: 'Speed', de: 'Drehzahl' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [{ id: 'high', kind: 'high', value: '20', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high' }] }],
};

/** Nobody heard it for a minute, an hour ago. */
export const UNHEARD = (): { from: number; until: number; why: string } => ({ from: (Date.now() - 3_600_000) * 1000, until: (Date.now() - 3_540_000) * 1000, why: 'connection-lost' });

/** It turned too fast an hour ago: an alarm. */
export const TOO_FAST = (): { tag: string; at: number; value: number; quality: 'good' } => ({ tag: 'VB-02.speed', at: (Date.now() - 3_600_000) * 1000, value: 30, quality: 'good' });
