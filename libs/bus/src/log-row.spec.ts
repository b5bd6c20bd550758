import { toEnvelopes } from '@batchwright/contracts';
import { qualification } from './contract-suite/plant';
import { messageOf, type LogRow } from './log-row';

const [envelope] = toEnvelopes([qualification('q-1', 3)], { service: 'training', time: '2026-11-01T00:00:00.000Z', newId: () => 'm-1' });
const row = { ...(envelope as NonNullable<typeof envelope>), partition: 2, position: '7' } as LogRow;

describe('M3 what stands in a log is opened', () => {
  it('whole', () => {
    expect(messageOf(row)).toMatchObject({ subject: 'q-1', sequence: 3, part: 0, id: 'm-1', partition: 2, position: '7', data: { qualificationId: 'q-1' } });
    expect(messageOf(row)).not.toHaveProperty('unreadable');
  });

  it('or as far as it can be read, with the reason and what stood there', () => {
    const torn = messageOf({ ...row, body: '{"qualificationId":' });
    expect(torn).toMatchObject({ type: 'batchwright.training.v1.QualificationGranted', subject: 'q-1', sequence: 3, id: 'm-1', data: { text: '{"qualificationId":' }, unreadable: expect.stringContaining('JSON') });
  });

  it('without any envelope under its key and its place', () => {
    const { topic, key, body, partition, position } = row;
    expect(messageOf({ topic, key, body, partition, position, headers: {} })).toMatchObject({ type: '', subject: 'q-1', sequence: 0, id: `${topic}/2/7`, unreadable: expect.stringContaining('ce_type') });
  });

  it.each(['one', '-1', '1.5', ''])('a sequence that is no count: %j', (text) => {
    const odd = messageOf({ ...row, headers: { ...row.headers, ce_sequence: text } });
    expect(odd.unreadable === undefined ? odd.sequence : 'parked').toBe(text === '' ? 0 : 'parked');
  });
});
