/** A connection as engineering drafts it; nothing listens there. */
export const CONNECTION = {
  site: 'HAM', code: 'PLC-BLENDING', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 },
  tags: [{ code: 'VB-02.speed', address: 'ns=2;s=VB-02.speed', type: 'number', title: { en: 'Speed', de: 'Drehzahl' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [] }],
};
