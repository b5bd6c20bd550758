import { fromEnvelope, toEnvelopes } from './envelope';
import type { OutgoingMessage } from './message';

const message = (subject: string, sequence: number): OutgoingMessage => ({
  topic: 'batchwright.training.events.v1', type: 'batchwright.training.v1.QualificationGranted', subject, site: 'HAM', sequence, data: { qualificationId: subject },
});
const context = { service: 'training', time: '2026-11-24T08:00:00.000Z', newId: () => 'new-id' } as const;

describe('M4 CloudEvents in the Kafka binding', () => {
  it('carries every attribute in ce_ headers and the body as JSON', () => {
    const [envelope] = toEnvelopes([message('q-1', 3)], { ...context, traceparent: '00-ab-cd-01' });
    expect(envelope).toEqual({
      topic: 'batchwright.training.events.v1', key: 'q-1', body: '{"qualificationId":"q-1"}',
      headers: {
        'content-type': 'application/json', ce_specversion: '1.0', ce_id: 'new-id', ce_type: 'batchwright.training.v1.QualificationGranted', ce_source: '/batchwright/training',
        ce_subject: 'q-1', ce_time: '2026-11-24T08:00:00.000Z', ce_site: 'HAM', ce_sequence: '3', ce_part: '0', traceparent: '00-ab-cd-01',
      },
    });
  });

  it('numbers messages of one event, so that the second is no duplicate of the first', () => {
    const parts = toEnvelopes([message('a', 1), message('b', 1), message('a', 1), message('a', 2)], context).map((one) => one.headers['ce_part']);
    expect(parts).toEqual(['0', '0', '1', '0']);
  });

  it('keeps the id that the sender gave: a repeated command is the same command', () => {
    expect(toEnvelopes([{ ...message('a', 0), id: 'mine' }], context)[0]?.headers['ce_id']).toBe('mine');
  });

  it('opens what it has wrapped', () => {
    const sent = message('q-1', 3);
    const [envelope] = toEnvelopes([sent], context);
    if (!envelope) throw new Error('nothing was wrapped');
    expect(fromEnvelope(envelope, { partition: 2, position: '17' })).toEqual({ ...sent, id: 'new-id', source: '/batchwright/training', time: context.time, part: 0, partition: 2, position: '17' });
  });

  it('refuses an envelope without a header that it needs, and a body that is not JSON', () => {
    const [envelope] = toEnvelopes([message('q-1', 3)], context);
    if (!envelope) throw new Error('nothing was wrapped');
    const { ce_type: _gone, ...headers } = envelope.headers;
    expect(() => fromEnvelope({ ...envelope, headers }, { partition: 0, position: '1' })).toThrow('without header ce_type');
    expect(() => fromEnvelope({ ...envelope, body: '{' }, { partition: 0, position: '1' })).toThrow();
  });
});
