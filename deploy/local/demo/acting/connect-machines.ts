import type { MachineSource, PlantMachines } from '../../simulator/plant-machines';
import { instrumentOf, isNeverStill, titleOf } from './demo-points';
import type { Stage } from './stage';

/** What is an alarm whatever a room is used for. */
const ROOM_LIMITS: Readonly<Record<string, readonly object[]>> = {
  temperature: [limit('low', '18'), limit('high', '25')],
  humidity: [limit('high', '60')],
};

function limit(kind: 'low' | 'high', value: string): object {
  return { id: kind, kind, value, deadBand: '0.5', onDelaySeconds: 60, offDelaySeconds: 60, priority: 'medium', exception: 'minor' };
}

/** Engineering connects the machines that are there, quality approves: from then on they are listened to. */
export async function connectMachines(stage: Stage, { sources }: Pick<PlantMachines, 'sources'>): Promise<void> {
  for (const source of sources) await connect(stage, source);
}

async function connect(stage: Stage, { code: connection, name, reason, settings, tags, addressOf, commandOf, samplingMs }: MachineSource): Promise<void> {
  const { aggregate } = await (await stage.client.as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/connections', {
    site: 'HAM', code: connection, name, reason, settings,
    tags: tags.map(({ code, type, unit, title, writable }) => {
      const [machine = '', point = ''] = code.split('.');
      // runs know a room by the area of their terminal
      const equipment = machine.replace(/^ROOM-/, '');
      const instrument = instrumentOf(machine, point);
      return {
        code, address: addressOf(code), type, title: titleOf(title), equipment, point, ...(instrument === undefined ? {} : { instrument }), ...(writable ? { writable, ...(commandOf ? { commandMethod: commandOf(code) } : {}) } : {}), ...(samplingMs === undefined ? {} : { samplingMs }), keepDays: 30, ...(type === 'number' ? { unit: unit ?? '1', places: 2, ...(isNeverStill(point) ? { silentAfterSeconds: 60 } : {}) } : {}),
        limits: machine.startsWith('ROOM-') ? (ROOM_LIMITS[point] ?? []) : [],
      };
    }),
  });
  await (await stage.client.as('qa.weiss')).signed(`/process-data/v1/connections/${aggregate}/approval`, {});
  stage.tell(`eng.moreau connected ${tags.length} measuring points (${name}), qa.weiss approved`);
}
