import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { MAX_PACKET_BYTES } from '@batchwright/sparkplug';

/** A PUBLISH as it came. */
export interface Published {
  readonly topic: string;
  /** Absent: longer than is read; it was skipped. */
  readonly bytes?: Uint8Array;
  readonly size: number;
  /** At QoS 1: the broker waits for this number to be acknowledged. */
  readonly id?: number;
}

const PUBLISH = 3;
/** Longest packet that is no PUBLISH: acknowledgements, answers to subscriptions. */
const MAX_CONTROL_BYTES = 64 * 1024;

/**
 * Stands between the socket and the MQTT client, which needs it for two things. Messages do not go through the client: it acknowledges one before it reads the next, so
 * one that waits for its predecessor would wait for ever; here they are handed out and acknowledged whenever they are safe. And a packet is measured before it is kept: one
 * that is too long is skipped as it streams by. All other packets pass both ways.
 */
export class MqttFrames extends Duplex {
  private chunks: Buffer[] = [];
  private have = 0;
  private skipping: { left: number; readonly message: Published } | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly deliver: (published: Published) => void,
  ) {
    super({ allowHalfOpen: false });
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** Tells the broker that a message is safe. After the connection has ended it says nothing: the broker will send the message again. */
  acknowledge(id: number): void {
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(Buffer.from([0x40, 2, id >> 8, id & 0xff]));
  }

  /** Lets the broker wait. */
  hold(wait: boolean): void {
    if (wait) this.socket.pause();
    else this.socket.resume();
  }

  override _read(): void {
    // packets are pushed as they come
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    this.chunks = [];
    done(error);
  }

  private receive(chunk: Buffer): void {
    let rest = chunk;
    if (this.skipping) {
      const skipped = Math.min(this.skipping.left, rest.length);
      this.skipping.left -= skipped;
      if (this.skipping.left > 0) return;
      const { message } = this.skipping;
      this.skipping = undefined;
      this.deliver(message);
      rest = rest.subarray(skipped);
    }
    if (rest.length === 0) return;
    this.chunks.push(rest);
    this.have += rest.length;
    while (!this.destroyed && this.frame());
  }

  /** Takes one packet out of what came; false: it is not whole yet. */
  private frame(): boolean {
    const head = this.peek(5);
    const length = head && lengthOf(head);
    if (!head || length === undefined) return false;
    if (length === 'wrong') return this.fail('a packet without a length');
    const whole = length.bytes + length.value;
    const type = head[0]! >> 4;
    if (type === PUBLISH && whole > MAX_PACKET_BYTES) return this.skip(head[0]!, length.bytes, whole);
    if (type !== PUBLISH && whole > MAX_CONTROL_BYTES) return this.fail(`a packet of ${whole} bytes that is no message`);
    const packet = this.have >= whole ? this.peek(whole) : undefined;
    if (!packet) return false;
    this.consume(whole);
    if (type !== PUBLISH) this.push(packet.subarray(0, whole));
    else {
      const message = readPublish(packet.subarray(0, whole), length.bytes, whole);
      if (!message) return this.fail('a message that is none');
      this.deliver(message.published);
    }
    return this.have > 0;
  }

  private skip(flags: number, header: number, whole: number): boolean {
    const most = header + 2 + 0xffff + 2;
    const start = this.have >= most ? this.peek(most) : this.peek(this.have);
    if (!start) return false;
    const message = readPublish(start, header, whole);
    if (!message) return this.have >= most || (flags >> 1 & 3) > 1 ? this.fail('a message that is none') : false;
    const { topic, id } = message.published;
    const skipped = { topic, id, size: whole };
    if (this.have < whole) this.skipping = { left: whole - this.have, message: skipped };
    else this.deliver(skipped);
    this.consume(Math.min(this.have, whole));
    return this.have > 0;
  }

  private fail(what: string): false {
    this.destroy(new Error(`The broker sent ${what}`));
    return false;
  }

  /** The first bytes: at least one and at most `most`, joined; undefined: nothing is there. */
  private peek(most: number): Buffer | undefined {
    if (this.have === 0) return undefined;
    if (this.chunks[0]!.length < Math.min(most, this.have)) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0]!.subarray(0, Math.min(most, this.have));
  }

  private consume(count: number): void {
    this.have -= count;
    let left = count;
    while (left > 0) {
      const first = this.chunks[0]!;
      if (first.length > left) {
        this.chunks[0] = first.subarray(left);
        return;
      }
      left -= first.length;
      this.chunks.shift();
    }
  }
}

/** The length behind the first byte; undefined: not all of it is there. */
function lengthOf(head: Buffer): { readonly value: number; readonly bytes: number } | 'wrong' | undefined {
  let value = 0;
  for (let i = 1; i <= 4; i++) {
    const byte = head[i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** (i - 1);
    if (byte < 0x80) return { value, bytes: i + 1 };
  }
  return 'wrong';
}

function readPublish(packet: Buffer, header: number, whole: number): { readonly published: Published } | undefined {
  const qos = (packet[0]! >> 1) & 3;
  if (qos > 1 || packet.length < header + 2) return undefined;
  const topicEnd = header + 2 + packet.readUInt16BE(header);
  const start = topicEnd + (qos === 1 ? 2 : 0);
  if (start > packet.length) return undefined;
  const topic = packet.toString('utf8', header + 2, topicEnd);
  return { published: { topic, size: whole, ...(qos === 1 ? { id: packet.readUInt16BE(topicEnd) } : {}), bytes: Uint8Array.from(packet.subarray(start)) } };
}
