import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveDecision } from '../../application/receive-decision';

const DECIDED = 'batchwright.review.v1.ExceptionDecided';
const OPENED = 'batchwright.review.v1.GateOpened';
const DEVIATION = 'batchwright.review.v1.DeviationApproved';
const DISPOSED = 'batchwright.review.v1.BatchDispositioned';
const SEAL = 'batchwright.batch-execution.v1.SealRun';
const UNSEAL = 'batchwright.batch-execution.v1.UnsealRun';
const ABORT = 'batchwright.batch-execution.v1.AbortRun';
const COMMENT = 'batchwright.batch-execution.v1.CommentOnRun';
const RAISE = 'batchwright.batch-execution.v1.RaiseException';
const EXTEND = 'batchwright.batch-execution.v1.ExtendException';

/** What quality decided about runs, and what other services ask of them. */
@Controller()
export class ReviewHandler {
  constructor(private readonly receive: ReceiveDecision) {}

  @OnBusMessage(DECIDED)
  async onDecided(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.exceptionDecided(tx, decode(DECIDED, message.data));
  }

  @OnBusMessage(OPENED)
  async onOpened(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, exceptionId, reason, openedBy } = decode(OPENED, message.data);
    await this.receive.gateOpened(tx, runId, exceptionId, reason, openedBy);
  }

  @OnBusMessage(DEVIATION)
  async onDeviation(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, permissionId, deviation, stepKey, rule, validUntil, reason, approvedBy } = decode(DEVIATION, message.data);
    await this.receive.asked(tx, runId, { type: 'GivePermission', permissionId, deviation, stepKey, rule, validUntil, reason, approvedBy });
  }

  /** A batch that is pending or blocked afterwards stays what it was in execution; lists show what was decided last. */
  @OnBusMessage(DISPOSED)
  async onDisposed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, decision } = decode(DISPOSED, message.data);
    await tx.project([{ table: 'run_disposition', op: 'upsert', values: { site: message.site, run_id: runId, decision } }]);
    if (decision === 'released' || decision === 'partially-released' || decision === 'rejected') await this.receive.asked(tx, runId, { type: 'NoteDisposition' });
  }

  @OnBusMessage(SEAL)
  async onSeal(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, reason } = decode(SEAL, message.data);
    await this.receive.asked(tx, runId, { type: 'SealRun', reason });
  }

  @OnBusMessage(UNSEAL)
  async onUnseal(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, reason } = decode(UNSEAL, message.data);
    await this.receive.asked(tx, runId, { type: 'UnsealRun', reason });
  }

  @OnBusMessage(ABORT)
  async onAbort(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, reason } = decode(ABORT, message.data);
    await this.receive.asked(tx, runId, { type: 'AbortRun', reason });
  }

  @OnBusMessage(COMMENT)
  async onComment(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, stepKey, text } = decode(COMMENT, message.data);
    await this.receive.commented(tx, runId, { type: 'AddComment', text, ...(stepKey ? { stepKey } : {}) });
  }

  @OnBusMessage(RAISE)
  async onRaise(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, exceptionId, stepKey, type, severity, text, texts, by, parent, observed } = decode(RAISE, message.data);
    await this.receive.asked(tx, runId, {
      type: 'RaiseException', exceptionId, exceptionType: type, text,
      severity: severity === 'unspecified' ? 'critical' : severity, // what is not known counts as the gravest
      ...(texts ? { texts: { en: texts.en, de: texts.de ?? texts.en } } : {}),
      ...(stepKey ? { stepKey } : {}), ...(by ? { raisedFor: by } : {}), ...(parent ? { parent } : {}), ...(observed ? { observed } : {}),
    });
  }

  @OnBusMessage(EXTEND)
  async onExtend(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, exceptionId, stepKey, observed, parent } = decode(EXTEND, message.data);
    await this.receive.extended(tx, runId, { type: 'ExtendException', exceptionId, ...(stepKey ? { stepKey } : {}), ...(observed ? { observed } : {}), ...(parent ? { parent } : {}) });
  }
}
