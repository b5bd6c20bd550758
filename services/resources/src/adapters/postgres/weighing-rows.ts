import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { CheckMeasured } from '../../application/weighings';
import type { WeighingEvent } from '../../domain/weighing';

/** Which rows an event of a weighing makes. */
export function weighingRows(record: RecordedEvent): readonly RowChange[] {
  const { aggregateId: id, sequence, actAt } = record;
  const event = record as unknown as WeighingEvent;
  const row = (values: JsonObject): RowChange[] => [{ table: 'weighing', op: 'upsert', values: { id, sequence, ...values } }];
  switch (event.type) {
    case 'WeighingBegun': {
      const { scale, grantId, runId, runNumber, stepKey, material, title, lot, from, into, target, low, high } = event.body;
      return row({
        state: 'begun', scale, grant_id: grantId, run_id: runId, run_number: runNumber, step_key: stepKey, material, title, lot, source: from, into_container: into,
        target: target.value, unit: target.unit, low, high, labels: 0, act_at: actAt,
      });
    }
    case 'ScaleZeroed':
    case 'WeighingResumed':
      return row({});
    case 'ScaleTared':
      return row({ state: 'tared', tare: event.body.value });
    case 'WeightCaptured':
      return row({ state: 'weighed', net: event.body.net, raw: event.body.raw, within: event.body.within, weigher: event.body.weigher, act_at: actAt });
    case 'WeighingStopped':
      return row({ state: 'stopped' });
    case 'DispensingLabelPrinted':
      return row({ labels: event.body.copy });
  }
}

/** The row of a check with a reference weight. */
export function scaleCheckRows(record: RecordedEvent): readonly RowChange[] {
  const { scale, weight, day, nominal, tolerance, reading, unit, passed } = record.body as unknown as CheckMeasured;
  return [{ table: 'scale_check', op: 'upsert', values: { id: record.aggregateId, scale, weight, day, nominal, tolerance, reading, unit, passed, act_at: record.actAt } }];
}
