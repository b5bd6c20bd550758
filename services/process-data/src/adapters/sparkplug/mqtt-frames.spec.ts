import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { MAX_PACKET_BYTES } from '@batchwright/sparkplug';
import fc from 'fast-check';
import { MqttFrames, type Published } from './mqtt-frames';

/** A PUBLISH at QoS 1. */
function publish(topic: string, id: number, payload: Buffer): Buffer {
  const variable = Buffer.concat([Buffer.from([topic.length >> 8, topic.length & 0xff]), Buffer.from(topic), Buffer.from([id >> 8, id & 0xff]), payload]);
  const length: number[] = [];
  for (let left = variable.length; ; left = Math.floor(left / 128)) {
    length.push((left % 128) + (left >= 128 ? 0x80 : 0));
    if (left < 128) break;
  }
  return Buffer.concat([Buffer.from([0x32, ...length]), variable]);
}

/** Sends bytes in pieces; answers with messages, and with what was passed on to the client. */
function through(bytes: Buffer, cuts: readonly number[]): { messages: Published[]; passed: Buffer; destroyed: boolean } {
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const messages: Published[] = [];
  const frames = new MqttFrames(socket as unknown as Socket, (message) => messages.push(message));
  frames.on('error', () => undefined);
  const at = [0, ...[...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b), bytes.length];
  at.slice(1).forEach((end, i) => socket.emit('data', bytes.subarray(at[i], end)));
  const passed = (frames.read() as Buffer | null) ?? Buffer.alloc(0);
  return { messages, passed, destroyed: frames.destroyed };
}

describe('E6 packets are measured before they are kept', () => {
  const connack = Buffer.from([0x20, 2, 1, 0]);
  const pong = Buffer.from([0xd0, 0]);

  it('hands messages out and passes the rest on, however the network cuts them', () => {
    const bytes = Buffer.concat([connack, publish('a/b', 1, Buffer.from('one')), pong, publish('a/c', 513, Buffer.alloc(300, 7))]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length - 1), { maxLength: 20 }), (cuts) => {
        const { messages, passed } = through(bytes, cuts);
        expect(messages.map(({ topic, id, bytes: payload, size }) => [topic, id, payload?.length, size])).toEqual([['a/b', 1, 3, 12], ['a/c', 513, 300, 310]]);
        expect(passed).toEqual(Buffer.concat([connack, pong]));
      }),
    );
  });

  it('skips what is too long, says how long it was, and goes on behind it', () => {
    const bytes = Buffer.concat([publish('a/b', 1, Buffer.alloc(MAX_PACKET_BYTES)), pong, publish('a/c', 2, Buffer.from('two'))]);
    for (const cuts of [[], [1, 2, 3, 4, 5, 6, 7], [100_000, 200_000], Array.from({ length: 100 }, (_, i) => i * 41_941)]) {
      const { messages, passed } = through(bytes, cuts);
      expect(messages.map(({ topic, id, bytes: payload }) => [topic, id, payload?.length])).toEqual([['a/b', 1, undefined], ['a/c', 2, 3]]);
      expect(messages[0]!.size).toBeGreaterThan(MAX_PACKET_BYTES);
      expect(passed).toEqual(pong);
    }
  });

  it.each([
    ['a length that does not end', Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 1])],
    ['a long packet that is no message', Buffer.from([0x90, 0xff, 0xff, 0xff, 0x7f])],
    ['a topic longer than its packet', Buffer.from([0x30, 3, 0xff, 0xff, 1])],
    ['QoS 2, which nobody subscribed to', Buffer.from([0x34, 5, 0, 1, 65, 0, 1])],
  ])('ends the connection at %s', (_what, bytes) => {
    expect(through(bytes, []).destroyed).toBe(true);
  });
});
