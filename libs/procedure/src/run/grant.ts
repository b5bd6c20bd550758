import type { Quantity } from '@batchwright/kernel';
import type { RequiredProperty } from '../recipe/equipment-requirement';
import type { RunKind } from '../recipe/recipe-document';
import type { BilingualText } from '../text';
import type { GrantSubject } from './events';

/** What is asked of the owner of equipment or material, for one start (architecture, "grant"). */
export interface GrantRequest {
  readonly grantId: string;
  readonly what: Exclude<GrantSubject, 'qualification'>;
  readonly stepKey: string;
  /** Requirement, formula input, or condition. */
  readonly need: string;
  /** Equipment code or container code that was scanned; of a condition the equipment or room. */
  readonly item: string;
  /** Of equipment. */
  readonly class?: string;
  readonly properties?: readonly RequiredProperty[];
  readonly product?: string;
  /** What the run is for, where it is no batch: a cleaning takes what is dirty, and leaves it no dirtier. */
  readonly purpose?: Exclude<RunKind, 'batch'>;
  /** Of a condition: point, bounds and their unit. */
  readonly condition?: { readonly point: string; readonly low?: string; readonly high?: string; readonly unit: string };
  /** Of material. */
  readonly material?: string;
  readonly quantity?: Quantity;
  /** How long after the start it has to stay good. */
  readonly lasts?: Quantity;
  /** `single`: the same lot as the grants of this need before. */
  readonly lots?: 'single' | 'any';
}

/** How a grant stands. `used`: the start happened; equipment stays occupied until `ended`. */
export type GrantStatus = 'requested' | 'granted' | 'refused' | 'revoked' | 'used' | 'ended';

/** A grant as the run knows it. */
export interface GrantState {
  readonly grantId: string;
  readonly what: Exclude<GrantSubject, 'qualification'>;
  readonly stepKey: string;
  readonly need: string;
  readonly item: string;
  readonly lot?: string;
  readonly status: GrantStatus;
  /** Plant time. `until` bounds only an unused grant. */
  readonly from?: string;
  readonly until?: string;
  readonly usedAt?: string;
  /** Of material: its owner was told what the step took; nothing of it is left to be given back. */
  readonly told?: true;
  readonly reasonCode?: string;
  readonly axis?: string;
  readonly detail?: string;
  readonly texts?: BilingualText;
  readonly calibratedThrough?: string;
  readonly certificate?: string;
  readonly measured?: MeasuredCondition;
}

/** What was measured of a condition. */
export interface MeasuredCondition {
  readonly tag: string;
  readonly value: string;
  readonly unit: string;
  /** Source time. */
  readonly at: string;
}

/** How the owner answered, or that it took the grant back. */
export interface GrantReceivedBody {
  readonly grantId: string;
  readonly outcome: 'granted' | 'refused' | 'revoked';
  readonly item?: string;
  readonly lot?: string;
  readonly from?: string;
  readonly until?: string;
  readonly reasonCode?: string;
  readonly axis?: string;
  readonly detail?: string;
  /** The words of `detail` in both languages; absent where the owner said them in one, and in records of before. */
  readonly texts?: BilingualText;
  /** Last day on which the calibration of the item holds, a date of the site; absent where it needs none. */
  readonly calibratedThrough?: string;
  /** Number of the certificate of that calibration. */
  readonly certificate?: string;
  /** Of a condition. */
  readonly measured?: MeasuredCondition;
}
