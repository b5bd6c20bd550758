import type { AlarmPriority, TagLimit } from '../domain/tag';
import type { TagNow } from './equipment-uses';

/** An alarm of a point that is active. */
export interface AlarmOfPoint {
  readonly id: string;
  readonly limit: string;
  readonly priority: AlarmPriority;
  readonly state: 'active-unacknowledged' | 'active-acknowledged' | 'shelved';
}

/** A point of an equipment: what it says, what of that is wrong, whether it is heard. Instants are real time, ISO-8601 UTC. */
export interface PointNow extends TagNow {
  /** Limit that its newest value is beyond, where that is good; whether it is an alarm yet, `alarm` says. */
  readonly beyond?: Pick<TagLimit, 'id' | 'kind' | 'value'>;
  /** The most urgent of its active alarms. */
  readonly alarm?: AlarmOfPoint;
  /** It is not heard: why (that of a gap that lasts, `connection-lost`, `connecting`, or `not-listened` = no replica holds its connection), and since when, where that is known. */
  readonly unheard?: { readonly why: string; readonly since?: string };
}

/** A piece of equipment, or a room, with what machines say of it now. */
export interface EquipmentNow {
  readonly site: string;
  readonly equipment: string;
  /** By code; at most `POINTS_OF_EQUIPMENT`. */
  readonly points: readonly PointNow[];
  /** Points that it has beside them. */
  readonly more: number;
  /** Alarms that are not over, by what they are; shelved ones count as shelved only. */
  readonly alarms: { readonly unacknowledged: number; readonly acknowledged: number; readonly returned: number; readonly shelved: number };
  /** Highest priority of those that are active and not shelved. */
  readonly worst?: AlarmPriority;
  /** Gaps that last: why, and since when the first. */
  readonly gaps: readonly { readonly id: string; readonly why: string; readonly from: string }[];
  /** Runs that use it; a step that works with it comes before the run that only holds it. */
  readonly runs: readonly { readonly runId: string; readonly runNumber: string; readonly stepKey?: string }[];
}

/** Which equipment is asked for; what is left out does not matter. */
export interface EquipmentNowFilter {
  readonly equipment?: string;
  /** What a step of a run uses now, with its room. */
  readonly step?: { readonly runId: string; readonly stepKey: string };
}

/** Points of one equipment in an answer. */
export const POINTS_OF_EQUIPMENT = 50;

/** The port: how equipment stands, as machines say it. Only equipment that has points is known. */
export interface EquipmentsNow {
  /** By code, then site; `after`: `keyOf` of the last one before. */
  list(sites: readonly string[], filter: EquipmentNowFilter, page: { readonly after?: string; readonly limit: number }): Promise<EquipmentNow[]>;
}

/** What a page of equipment goes on after. */
export const keyOf = ({ equipment, site }: Pick<EquipmentNow, 'equipment' | 'site'>): string => `${equipment} ${site}`;
