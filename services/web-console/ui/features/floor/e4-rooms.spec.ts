import type { Item } from '../equipment/queries';
import type { EquipmentNow } from './queries';
import { roomsOf } from './rooms';

const item = (code: string, area: string, more: object = {}): Item => ({ code, area, site: 'HAM', class: 'v-blender', ...more }) as unknown as Item;
const now = (equipment: string, site = 'HAM'): EquipmentNow => ({ equipment, site }) as unknown as EquipmentNow;

describe('E4 the floor by rooms', () => {
  it('an item has what its machine says; what is said of a room stands with the room, whether it is named by its area or by its item', () => {
    const rooms = roomsOf([item('VB-02', 'BL-03'), item('ROOM-BL-03', 'BL-03', { class: 'room' }), item('VB-01', 'BL-02')], [now('VB-02'), now('ROOM-BL-03'), now('BL-02')]);
    expect(rooms.map(({ area, climate, tiles }) => [area, climate.map(({ equipment }) => equipment), tiles.map((tile) => [tile.code, tile.now !== undefined])])).toEqual([['BL-02', ['BL-02'], [['VB-01', false]]], ['BL-03', ['ROOM-BL-03'], [['VB-02', true]]]]);
  });

  it('what resources does not know stands at the end, also an item of the same code at another site', () => {
    const rooms = roomsOf([item('VB-02', 'BL-03')], [now('VB-02', 'CRK'), now('FE-01')]);
    expect(rooms.map(({ area, tiles }) => [area, tiles.map(({ code, item: known }) => [code, known !== undefined])])).toEqual([['BL-03', [['VB-02', true]]], ['', [['FE-01', false], ['VB-02', false]]]]);
  });
});
