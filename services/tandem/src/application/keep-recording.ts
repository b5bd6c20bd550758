import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { DomainError, refuse } from '@batchwright/kernel';
import type { Times, Transaction, Transactions } from '@batchwright/persistence';
import { notInSession } from '../domain/decide-session';
import { MOST_CHUNK_BYTES, MOST_RECORDING_BYTES, recordingLost, removeRecording, sealRecording, SILENT_MS } from '../domain/recording';
import { partyOf, type Session, type SessionEvent } from '../domain/session';
import { recordSession } from './record-session';
import type { Recordings, RecordingView } from './recordings';
import type { RefusedStrangers } from './refused-strangers';
import type { Sessions } from './sessions';

/** What a console sends begins as a WebM does (RFC 8794): what is something else is no recording. */
const WEBM = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
const MEDIA_TYPE = 'video/webm';

/** A recording that is read, in parts. */
export interface WatchedRecording {
  readonly size: number;
  readonly mediaType: string;
  /** Both places belong to it. Faults with `object-damaged` at a part that is not what it was. */
  bytes(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** Bytes of recordings: taken while everybody consents, counted when it is over, read by reviewers, removed when their days are over. */
export class KeepRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly recordings: Recordings,
    private readonly strangers: RefusedStrangers,
    private readonly days: number,
    /** Bytes of one recording. */
    private readonly most: number = MOST_RECORDING_BYTES,
  ) {}

  /**
   * The console of the operator sends the next part. Refusals: `not-found`, `not-in-session`, `body-invalid`, `recording-not-taken` for what is no WebM, `recording-part-too-large`, `recording-full`,
   * `recording-over` also when somebody withdrew or came meanwhile, `recording-order` with the number that is next, `recording-part-other` for other bytes under a number that was taken.
   */
  async take(id: string, recording: string, number: number, sent: unknown, context: CommandContext): Promise<{ readonly number: number }> {
    try {
      return await this.transactions.run(async (tx) => {
        const session = await this.sessionOf(tx, context.actor, id);
        if (!Buffer.isBuffer(sent) || sent.byteLength === 0) throw refuse('body-invalid', { problems: ['/ is not a part of a recording: send its bytes as application/octet-stream'] });
        const party = partyOf(session, context.actor.person);
        if (party?.side !== 'operator') throw notInSession(session);
        if (number < 1) throw refuse('not-found', { what: 'part', id: String(number) });
        if (sent.byteLength > MOST_CHUNK_BYTES) throw refuse('recording-part-too-large', { most: MOST_CHUNK_BYTES / 1024 / 1024 });
        if (number === 1 && !beginsAsWebm(sent)) throw refuse('recording-not-taken', {});
        const { plant: at } = await tx.times();
        const answer = await this.recordings.keep(tx, session.site, id, recording, { number, bytes: sent, at, most: this.most });
        if (typeof answer === 'object') throw refuse('recording-order', { next: answer.next });
        if (answer === 'full') throw refuse('recording-full', { most: Math.floor(this.most / 1024 / 1024) });
        if (answer === 'other') throw refuse('recording-part-other', { number });
        if (answer !== 'kept') throw refuse('recording-over', {});
        const { idempotency } = answerOf(context, { number }, 201);
        if (idempotency) await tx.keepAnswer(idempotency);
        return { number };
      });
    } catch (error) {
      await this.strangers.report(error, context.actor, id);
      throw error;
    }
  }

  /** Recordings of a session, also those whose bytes went. Refusals: `not-found`. */
  async list(actor: Actor, id: string): Promise<RecordingView[]> {
    await this.transactions.run((tx) => this.sessionOf(tx, actor, id));
    return this.recordings.list(actor.sites, id);
  }

  /**
   * What somebody watches, whole and as the record says it. `begins`: from its first byte, of which the record of the session says who did. Refusals: `not-found`, `recording-removed`, `recording-not-sealed`. Fault `object-damaged` when its
   * bytes have not its hash any more.
   */
  async watch(actor: Actor, id: string, recording: string, begins: boolean): Promise<WatchedRecording> {
    const found = await this.recordings.find(actor.sites, id, recording);
    if (!found) throw refuse('not-found', { what: 'recording', id: recording }, { rule: '21 CFR 11.10(d)' });
    if (found.removed) throw refuse('recording-removed', { sha256: found.sha256 ?? '' });
    const { site, sha256, size = 0, mediaType = MEDIA_TYPE } = found;
    if (sha256 === undefined) throw refuse('recording-not-sealed', {});
    if (begins) {
      const counted = await this.recordings.count(site, id, recording);
      if (counted.sha256 !== sha256) throw damaged(sha256);
      await this.onSession(site, id, () => [{ type: 'RecordingWatched', body: { person: actor.person, name: actor.name, recording, sha256 } }], { actor });
    }
    return { size, mediaType, bytes: (from, to) => this.bytes(site, id, recording, from, to) };
  }

  /** What time does to recordings: one that went silent is over, one that is over is counted, one whose days are over goes. What fails at one keeps no other waiting; it is thrown at the end. */
  async passTime(): Promise<void> {
    const { plant } = await this.transactions.times();
    const failed: unknown[] = [];
    const at = (milliseconds: number): string => new Date(Date.parse(plant) - milliseconds).toISOString();
    const tries = [
      ...(await this.recordings.silent(at(SILENT_MS))).map(({ site, session, recording }) => () => this.onSession(site, session, (now) => recordingLost(now, recording))),
      ...(await this.recordings.notSealed()).map(({ site, session, recording }) => () => this.seal(site, session, recording)),
      ...(await this.recordings.endedBefore(at(this.days * 86_400_000))).map(({ site, session, recording }) => () => this.remove(site, session, recording)),
    ];
    for (const one of tries) await one().catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw failed.length === 1 ? failed[0] : new AggregateError(failed, `${failed.length} recordings could not be looked at`);
  }

  private async seal(site: string, session: string, recording: string): Promise<void> {
    const known = await this.recordings.find([site], session, recording);
    if (!known) return;
    const { sha256, size, last } = await this.recordings.count(site, session, recording);
    const seconds = last === undefined ? 0 : Math.max(0, Math.round((Date.parse(last) - Date.parse(known.began)) / 1000));
    await this.onSession(site, session, (now) => sealRecording(now, known, { recording, sha256, size, seconds, mediaType: MEDIA_TYPE }));
  }

  private async remove(site: string, session: string, recording: string): Promise<void> {
    const known = await this.recordings.find([site], session, recording);
    if (known) await this.onSession(site, session, (_now, { plant }) => removeRecording(known, this.days, plant), undefined, (tx) => this.recordings.drop(tx, site, session, recording));
  }

  private async *bytes(site: string, session: string, recording: string, from: number, to: number): AsyncIterable<Uint8Array> {
    let before = 0;
    for await (const { bytes } of this.recordings.chunks(site, session, recording)) {
      const [first, end] = [Math.max(0, from - before), Math.min(bytes.byteLength, to + 1 - before)];
      before += bytes.byteLength;
      if (first < end) yield bytes.subarray(first, end);
      if (before > to) return;
    }
  }

  /** Whoever was faster has said what was to be said; if not, the next look says it. */
  private async onSession(site: string, id: string, decide: (session: Session, times: Times) => SessionEvent[], context?: CommandContext, besides?: (tx: Transaction) => Promise<void>): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, [site], id);
        if (!session) return;
        const times = await tx.times();
        const events = decide(session, times);
        if (events.length === 0) return;
        await recordSession(tx, this.sessions, session, events, times, context);
        await besides?.(tx);
      });
    } catch (error) {
      if (context || !(error instanceof DomainError && error.code === 'sequence-conflict')) throw error;
    }
  }

  private async sessionOf(tx: Transaction, actor: Actor, id: string): Promise<Session> {
    const session = await this.sessions.find(tx, actor.sites, id);
    if (!session) throw refuse('not-found', { what: 'session', id }, { rule: '21 CFR 11.10(d)' });
    return session;
  }
}

function beginsAsWebm(bytes: Buffer): boolean {
  return bytes.subarray(0, WEBM.length).equals(WEBM) && bytes.subarray(0, 64).includes(Buffer.from('webm', 'latin1'));
}

function damaged(sha256: string): DomainError {
  return new DomainError({ code: 'object-damaged', kind: 'fault', params: { sha256 } });
}
