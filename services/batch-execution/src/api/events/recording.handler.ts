import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveExpert, type ExpertAct } from '../../application/receive-expert';

const PROPOSED = 'batchwright.tandem.v1.RecordingProposed';
const CONSENTED = 'batchwright.tandem.v1.ConsentGiven';
const REFUSED = 'batchwright.tandem.v1.ConsentRefused';
const WITHDRAWN = 'batchwright.tandem.v1.ConsentWithdrawn';
const RECORDS = 'batchwright.tandem.v1.RecordingBegan';
const RECORDED = 'batchwright.tandem.v1.RecordingEnded';
const SEALED = 'batchwright.tandem.v1.RecordingSealed';
const REMOVED = 'batchwright.tandem.v1.RecordingRemoved';

interface Told {
  readonly sessionId: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly person: string;
  readonly name: string;
  readonly at: string;
}

/** Who consented that a session is recorded, and what became of the recording: it stands in the run's record, with the hash of its bytes. */
@Controller()
export class RecordingHandler {
  constructor(private readonly receive: ReceiveExpert) {}

  @OnBusMessage(PROPOSED)
  async onProposed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(PROPOSED, message.data), 'recording-proposed');
  }

  @OnBusMessage(CONSENTED)
  async onConsented(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(CONSENTED, message.data), 'consent-given');
  }

  @OnBusMessage(REFUSED)
  async onRefused(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(REFUSED, message.data), 'consent-refused');
  }

  @OnBusMessage(WITHDRAWN)
  async onWithdrawn(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(WITHDRAWN, message.data), 'consent-withdrawn');
  }

  @OnBusMessage(RECORDS)
  async onBegan(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { recordingId, consented, ...told } = decode(RECORDS, message.data);
    await this.note(tx, told, 'recording-began', { recording: { recordingId, consented } });
  }

  @OnBusMessage(RECORDED)
  async onEnded(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { recordingId, why, ...told } = decode(RECORDED, message.data);
    await this.note(tx, told, 'recording-ended', { recording: { recordingId, consented: [] }, word: why });
  }

  @OnBusMessage(SEALED)
  async onSealed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { recordingId, sha256, size, seconds, mediaType, ...told } = decode(SEALED, message.data);
    await this.note(tx, told, 'recording-sealed', { recording: { recordingId, sha256, size, seconds, mediaType, consented: [] } });
  }

  @OnBusMessage(REMOVED)
  async onRemoved(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { recordingId, sha256, days, ...told } = decode(REMOVED, message.data);
    await this.note(tx, told, 'recording-removed', { recording: { recordingId, sha256, days, consented: [] } });
  }

  private note(tx: HandlerContext['tx'], { sessionId, runId, stepKey, person, name, at }: Told, what: ExpertAct, more: Pick<Parameters<ReceiveExpert['execute']>[2], 'recording' | 'word'> = {}): Promise<void> {
    return this.receive.execute(tx, runId, { sessionId, stepKey, what, person, name, at, ...more });
  }
}
