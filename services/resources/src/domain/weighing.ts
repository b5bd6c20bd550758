import type { Quantity } from '@batchwright/kernel';

/** One guided weighing: material of a reserved container, on a scale, into a container of the batch. */
export interface Weighing {
  readonly id: string;
  readonly site: string;
  /** Sequence of the aggregate; 0 = not begun. */
  readonly sequence: number;
  readonly state: 'none' | 'begun' | 'tared' | 'weighed' | 'stopped';
  readonly scale: string;
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly material: string;
  readonly title: string;
  readonly lot: string;
  /** Code of the container it is taken from. */
  readonly from: string;
  /** Code of the container it goes into. */
  readonly into: string;
  /** What is reserved for it, in the unit of the scale. */
  readonly target: Quantity;
  readonly low: string;
  readonly high: string;
  readonly tare?: Quantity;
  readonly net?: Quantity;
  /** The line of the scale that the net mass was read from. */
  readonly raw?: string;
  readonly within?: boolean;
  readonly weigher?: string;
  /** Labels of the container it went into. */
  readonly labels: number;
}

export type WeighingEvent =
  | { readonly type: 'WeighingBegun'; readonly body: WeighingBegunBody }
  | { readonly type: 'ScaleZeroed'; readonly body: { readonly raw: string } }
  | { readonly type: 'ScaleTared'; readonly body: { readonly value: string; readonly unit: string; readonly raw: string } }
  /** The scale or the plant was without power: the tare of the record was given to the scale again. */
  | { readonly type: 'WeighingResumed'; readonly body: { readonly found: string; readonly tare: string; readonly unit: string; readonly raw: string } }
  | { readonly type: 'WeightCaptured'; readonly body: WeightCapturedBody }
  | { readonly type: 'WeighingStopped'; readonly body: { readonly reason: string } }
  | { readonly type: 'DispensingLabelPrinted'; readonly body: { readonly into: string; readonly copy: number; readonly reason?: string } };

export type WeighingBegunBody = Pick<Weighing, 'scale' | 'grantId' | 'runId' | 'runNumber' | 'stepKey' | 'material' | 'title' | 'lot' | 'from' | 'into' | 'target' | 'low' | 'high'>;

export interface WeightCapturedBody {
  readonly net: string;
  readonly tare: string;
  readonly gross: string;
  readonly unit: string;
  /** The line as the scale sent it. */
  readonly raw: string;
  readonly within: boolean;
  /** Employee number of who weighed; for the label. */
  readonly weigher: string;
  /** Why a mass outside its tolerance is kept. */
  readonly reason?: string;
}

/** A weighing that nobody began yet. */
export function noWeighing(site: string, id: string): Weighing {
  const nothing = { value: '0', unit: 'g' };
  return { id, site, sequence: 0, state: 'none', scale: '', grantId: '', runId: '', runNumber: '', stepKey: '', material: '', title: '', lot: '', from: '', into: '', target: nothing, low: '0', high: '0', labels: 0 };
}

/** The weighing after one more event. */
export function evolveWeighing(weighing: Weighing, event: WeighingEvent): Weighing {
  const next = { ...weighing, sequence: weighing.sequence + 1 };
  switch (event.type) {
    case 'WeighingBegun':
      return { ...next, ...event.body, state: 'begun' };
    case 'ScaleZeroed':
      return next;
    case 'ScaleTared':
      return { ...next, state: 'tared', tare: { value: event.body.value, unit: event.body.unit } };
    case 'WeighingResumed':
      return next;
    case 'WeightCaptured': {
      const { net, unit, raw, within, weigher } = event.body;
      return { ...next, state: 'weighed', net: { value: net, unit }, raw, within, weigher };
    }
    case 'WeighingStopped':
      return { ...next, state: 'stopped' };
    case 'DispensingLabelPrinted':
      return { ...next, labels: event.body.copy };
  }
}
