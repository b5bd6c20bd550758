import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode, encodeUntyped, outgoing, topicOfType, UnreadableMessage } from './codec';
import { KIND_BY_TYPE, type DataByType, type MessageType } from './generated/messages';
import type { JsonObject } from './message';

const TYPES = Object.keys(KIND_BY_TYPE) as MessageType[];
const SNAPSHOT = 'batchwright.review.v1.BatchReviewSnapshot';
const MOVED = 'batchwright.resources.v1.InventoryMoved';

/** The one example that every message has in its comment, as the document for integrators shows it. */
function examples(): Map<string, JsonObject> {
  const text = readFileSync(join(__dirname, '../../../docs/events.md'), 'utf8');
  const found = new Map<string, JsonObject>();
  for (const [, type, json] of text.matchAll(/\n`(batchwright\.[^`]+)`:[\s\S]*?```json\n([\s\S]*?)\n```/g)) found.set(type ?? '', JSON.parse(json ?? '') as JsonObject);
  return found;
}

describe('M4 messages as ProtoJSON', () => {
  const documented = examples();

  it.each(TYPES)('%s: its documented example is a valid message, and reading it back loses nothing', (type) => {
    const example = documented.get(type);
    expect(example).toBeDefined();
    const wire = encodeUntyped(type, example ?? {});
    expect(wire).toMatchObject(example ?? {});
    expect(encodeUntyped(type, decode(type, wire) as unknown as JsonObject)).toEqual(wire);
  });

  it('writes zero values: a measured 0 does not vanish', () => {
    const wire = encode(SNAPSHOT, { site: 'HAM', runId: 'r', openExceptions: 0, productionReviewed: false, qualityReviewed: false, disposition: 'pending', certified: false });
    expect(wire).toEqual({ site: 'HAM', runId: 'r', openExceptions: 0, productionReviewed: false, qualityReviewed: false, disposition: 'BATCH_DISPOSITION_PENDING', certified: false });
  });

  it('keeps amounts as the text that was entered', () => {
    const data: DataByType[typeof MOVED] = {
      movementId: 'm', site: 'HAM', lot: 'L', container: 'C', kind: 'dispense', quantity: { value: '-5.00', unit: 'kg' }, balance: { value: '0.0', unit: 'kg' },
    };
    expect(decode(MOVED, encode(MOVED, data))).toEqual(data);
  });

  it('speaks words for enums, and names on the wire', () => {
    const wire = encodeUntyped(SNAPSHOT, { disposition: 'released' });
    expect(wire['disposition']).toBe('BATCH_DISPOSITION_RELEASED');
    expect(decode(SNAPSHOT, wire).disposition).toBe('released');
    expect(encodeUntyped('batchwright.batch-execution.v1.BusinessStatusChanged', { from: 'in-execution', to: 'executed' })).toMatchObject({ from: 'BUSINESS_STATUS_IN_EXECUTION' });
  });

  it('reads an enum value that it does not know as unspecified, which nobody takes for suitable', () => {
    expect(decode(SNAPSHOT, { disposition: 'BATCH_DISPOSITION_FROM_THE_FUTURE' }).disposition).toBe('unspecified');
  });

  it('ignores fields that it does not know when it reads, and refuses them when it writes', () => {
    expect(decode(SNAPSHOT, { site: 'HAM', colour: 'blue' })).not.toHaveProperty('colour');
    expect(() => encodeUntyped(SNAPSHOT, { site: 'HAM', colour: 'blue' })).toThrow(UnreadableMessage);
  });

  it.each<[string, MessageType, JsonObject]>([
    ['an unknown word', SNAPSHOT, { disposition: 'perhaps' }],
    ['a number where text is due', MOVED, { quantity: { value: 5, unit: 'kg' }, balance: { value: '1', unit: 'kg' } }],
    ['a fraction as a counter', SNAPSHOT, { openExceptions: 1.5 }],
    ['a missing part', MOVED, { quantity: { value: '1', unit: 'kg' } }],
  ])('refuses %s', (_what, type, data) => {
    expect(() => encodeUntyped(type, data)).toThrow(UnreadableMessage);
  });

  it('refuses to read a message without a part that it needs', () => {
    expect(() => decode(MOVED, { site: 'HAM' })).toThrow('InventoryMoved: quantity is missing');
  });

  it('refuses types that proto/ does not have', () => {
    expect(() => encodeUntyped('batchwright.review.v1.Rumour', {})).toThrow('no such message');
    expect(() => encodeUntyped('toString', {})).toThrow('no such message');
  });

  it('leaves out what a sender spelled out as undefined', () => {
    const wire = encode('batchwright.training.v1.QualificationGranted', {
      qualificationId: 'q', person: 'E1001', code: 'D', site: 'HAM', from: 'now', until: undefined, grantedBy: 'E1060',
    });
    expect(wire).not.toHaveProperty('until');
  });

  it('finds the topic by the type', () => {
    expect(topicOfType('batchwright.batch-execution.v1.SealRun')).toBe('batchwright.batch-execution.commands.v1');
    expect(outgoing('batchwright.batch-execution.v1.SealRun', { subject: 'r', site: 'HAM', sequence: 0, id: 'i' }, { runId: 'r', reason: 'x' })).toEqual({
      topic: 'batchwright.batch-execution.commands.v1', type: 'batchwright.batch-execution.v1.SealRun', subject: 'r', site: 'HAM', sequence: 0, id: 'i', data: { runId: 'r', reason: 'x' },
    });
  });
});
