import type { Item } from '../equipment/queries';
import type { EquipmentNow } from './queries';

/** An item of equipment as the floor shows it: what resources knows, what machines say, or both. */
export interface Tile {
  readonly code: string;
  readonly item?: Item;
  readonly now?: EquipmentNow;
}

/** A room with its climate (what machines say of the room itself) and what stands in it. */
export interface Room {
  /** Empty: where it stands is not known. */
  readonly area: string;
  readonly climate: readonly EquipmentNow[];
  readonly tiles: readonly Tile[];
}

/** Equipment by room. Points of a room belong to its area's code, or to the item of the class `room` that is registered in it; what resources does not know stands at the end. */
export function roomsOf(items: readonly Item[], now: readonly EquipmentNow[]): Room[] {
  const areas = new Map<string, { climate: EquipmentNow[]; tiles: Tile[] }>();
  const room = (area: string): { climate: EquipmentNow[]; tiles: Tile[] } => {
    const found = areas.get(area) ?? { climate: [], tiles: [] };
    areas.set(area, found);
    return found;
  };
  const left = new Map(now.map((one) => [`${one.site} ${one.equipment}`, one]));
  const take = (site: string, code: string): EquipmentNow | undefined => {
    const found = left.get(`${site} ${code}`);
    left.delete(`${site} ${code}`);
    return found;
  };
  for (const item of items) {
    const said = take(item.site, item.code);
    const here = room(item.area);
    if (item.class === 'room') {
      if (said) here.climate.push(said);
    } else here.tiles.push({ code: item.code, item, ...(said ? { now: said } : {}) });
  }
  for (const { site, area } of items) {
    const said = area === '' ? undefined : take(site, area);
    if (said) room(area).climate.push(said);
  }
  for (const said of left.values()) room('').tiles.push({ code: said.equipment, now: said });
  return [...areas].map(([area, { climate, tiles }]) => ({ area, climate, tiles: tiles.sort((a, b) => a.code.localeCompare(b.code)) })).sort((a, b) => Number(a.area === '') - Number(b.area === '') || a.area.localeCompare(b.area));
}
