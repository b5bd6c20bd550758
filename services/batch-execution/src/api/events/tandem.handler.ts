import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveExpert, type ExpertAct, type ExpertNotedBody } from '../../application/receive-expert';
import { ShowSteps } from '../../application/show-steps';

const CALLED = 'batchwright.tandem.v1.ExpertCalled';
const ACCEPTED = 'batchwright.tandem.v1.CallAccepted';
const DECLINED = 'batchwright.tandem.v1.CallDeclined';
const MISSED = 'batchwright.tandem.v1.CallMissed';
const JOINED = 'batchwright.tandem.v1.PartyJoined';
const LEFT = 'batchwright.tandem.v1.PartyLeft';
const DRAWN = 'batchwright.tandem.v1.DrawingKept';
const FROZEN = 'batchwright.tandem.v1.PictureKept';
const ENDED = 'batchwright.tandem.v1.SessionEnded';
const INVITED = 'batchwright.tandem.v1.GuestInvited';
const REVOKED = 'batchwright.tandem.v1.GuestRevoked';
const EXPIRED = 'batchwright.tandem.v1.GuestExpired';
const MOVED = 'batchwright.tandem.v1.OperatorMoved';

interface Told {
  readonly sessionId: string;
  readonly site: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly person: string;
  readonly name: string;
  readonly at: string;
}

/** Experts beside the operator at a step: it stands in the run's record, and the step is shown to them. */
@Controller()
export class TandemHandler {
  constructor(
    private readonly receive: ReceiveExpert,
    private readonly show: ShowSteps,
  ) {}

  @OnBusMessage(CALLED)
  async onCalled(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { calledBy, calledByName, ...told } = decode(CALLED, message.data);
    await this.note(tx, told, 'called', { calledBy, calledByName });
  }

  @OnBusMessage(ACCEPTED)
  async onAccepted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(ACCEPTED, message.data), 'accepted');
  }

  @OnBusMessage(DECLINED)
  async onDeclined(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { word, ...told } = decode(DECLINED, message.data);
    await this.note(tx, told, 'declined', { word });
  }

  @OnBusMessage(MISSED)
  async onMissed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.note(tx, decode(MISSED, message.data), 'missed');
  }

  @OnBusMessage(JOINED)
  async onJoined(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { organisation, ...told } = decode(JOINED, message.data);
    await this.show.opened(tx, told);
    await this.note(tx, told, 'joined', outside(organisation));
  }

  @OnBusMessage(LEFT)
  async onLeft(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { why, organisation, ...told } = decode(LEFT, message.data);
    await this.note(tx, told, 'left', { word: why, ...outside(organisation) });
  }

  @OnBusMessage(INVITED)
  async onInvited(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { invitedBy, invitedByName, purpose, organisation, seesStep, until, ...told } = decode(INVITED, message.data);
    await this.note(tx, told, 'guest-invited', { calledBy: invitedBy, calledByName: invitedByName, organisation, seesStep, until, ...(purpose === undefined ? {} : { word: purpose }) });
  }

  @OnBusMessage(REVOKED)
  async onRevoked(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { revokedBy, revokedByName, organisation, ...told } = decode(REVOKED, message.data);
    await this.note(tx, told, 'guest-revoked', { calledBy: revokedBy, calledByName: revokedByName, organisation });
  }

  @OnBusMessage(EXPIRED)
  async onExpired(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { organisation, ...told } = decode(EXPIRED, message.data);
    await this.note(tx, told, 'guest-expired', { organisation });
  }

  @OnBusMessage(DRAWN)
  async onDrawn(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { sessionId, site, runId, stepKey, person, name, at, ...drawing } = decode(DRAWN, message.data);
    await this.receive.draw(tx, runId, site, { sessionId, stepKey, person, name, at, what: 'drawn', drawing });
  }

  @OnBusMessage(FROZEN)
  async onFrozen(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { sessionId, site, runId, stepKey, person, name, at, ...picture } = decode(FROZEN, message.data);
    await this.receive.draw(tx, runId, site, { sessionId, stepKey, person, name, at, what: 'frozen', drawing: { ...picture, marks: [] } });
  }

  @OnBusMessage(ENDED)
  async onEnded(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const told = decode(ENDED, message.data);
    await this.show.over(tx, told);
    await this.note(tx, told, 'ended');
  }

  @OnBusMessage(MOVED)
  async onMoved(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const told = decode(MOVED, message.data);
    await this.show.moved(tx, told);
    await this.note(tx, told, 'moved');
  }

  private note(tx: HandlerContext['tx'], { sessionId, runId, stepKey, person, name, at }: Told, what: ExpertAct, more: Partial<Pick<ExpertNotedBody, 'calledBy' | 'calledByName' | 'word' | 'organisation' | 'seesStep' | 'until'>> = {}): Promise<void> {
    return this.receive.execute(tx, runId, { sessionId, stepKey, what, person, name, at, ...more });
  }
}

function outside(organisation: string | undefined): { organisation?: string } {
  return organisation === undefined ? {} : { organisation };
}
