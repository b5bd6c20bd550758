import type { ServiceDefinition } from '@batchwright/host';
import { ObjectKeptDrawings } from '../adapters/objects/object-kept-drawings';
import { ObjectShownFiles } from '../adapters/objects/object-shown-files';
import { Calls1769800000051 } from '../adapters/postgres/migrations/calls';
import { Guests1769800000061 } from '../adapters/postgres/migrations/guests';
import { Plans1769800000093 } from '../adapters/postgres/migrations/plans';
import { Recordings1769800000081 } from '../adapters/postgres/migrations/recordings';
import { Sessions1769800000001 } from '../adapters/postgres/migrations/sessions';
import { SharedView1769800000022 } from '../adapters/postgres/migrations/shared-view';
import { Signals1769800000002 } from '../adapters/postgres/migrations/signals';
import { Talk1769800000011 } from '../adapters/postgres/migrations/talk';
import { PostgresBegunSteps } from '../adapters/postgres/postgres-begun-steps';
import { PostgresCallCounts } from '../adapters/postgres/postgres-call-counts';
import { PostgresExperts } from '../adapters/postgres/postgres-experts';
import { PostgresGuests } from '../adapters/postgres/postgres-guests';
import { PostgresPlans } from '../adapters/postgres/postgres-plans';
import { PostgresRecordings } from '../adapters/postgres/postgres-recordings';
import { PostgresSessions } from '../adapters/postgres/postgres-sessions';
import { PostgresSignals } from '../adapters/postgres/postgres-signals';
import { PostgresSharedFiles } from '../adapters/postgres/postgres-shared-files';
import { PostgresViews } from '../adapters/postgres/postgres-views';
import { randomTokens } from '../adapters/tokens/random-tokens';
import { serversFor } from '../adapters/turn/turn-credential';
import { rowsOf } from '../adapters/postgres/rows-of';
import { ToldHandler } from '../api/events/told.handler';
import { CALL_COUNTS, CallCountsController } from '../api/http/call-counts.controller';
import { ExpertsController } from '../api/http/experts.controller';
import { GuestController } from '../api/http/guest.controller';
import { GuestsController } from '../api/http/guests.controller';
import { PicturesController } from '../api/http/pictures.controller';
import { SESSIONS, SessionsController } from '../api/http/sessions.controller';
import { PlansController } from '../api/http/plans.controller';
import { RecordingsController } from '../api/http/recordings.controller';
import { ICE_SERVERS, SignalsController } from '../api/http/signals.controller';
import { TalkController } from '../api/http/talk.controller';
import { ViewController } from '../api/http/view.controller';
import { AskToRecord } from '../application/ask-to-record';
import { BeThere } from '../application/be-there';
import { CallExpert } from '../application/call-expert';
import { ExchangeSignals } from '../application/exchange-signals';
import { FollowSteps } from '../application/follow-steps';
import { GuestTalk } from '../application/guest-talk';
import { GuestView } from '../application/guest-view';
import { InviteGuests } from '../application/invite-guests';
import { KeepDrawing } from '../application/keep-drawing';
import { KeepPicture } from '../application/keep-picture';
import { KeepShownFile } from '../application/keep-shown-file';
import { KeepRecording } from '../application/keep-recording';
import { LetGuestsIn } from '../application/let-guests-in';
import { PassTime } from '../application/pass-time';
import { PlanSessions } from '../application/plan-sessions';
import { ReceiveQualification } from '../application/receive-qualification';
import { RECORDING_DAYS } from '../application/recordings';
import { RefusedGuests } from '../application/refused-guests';
import { RefusedStrangers } from '../application/refused-strangers';
import { ShowFiles } from '../application/show-files';
import { SharedView } from '../application/shared-view';
import { TakePart } from '../application/take-part';
import { WhoMayHelp } from '../application/who-may-help';
import { lookAtSessions } from './pass-time';

class TandemModule {}

/** Experts beside the operator, as the composition root sees them. */
export const tandem: ServiceDefinition = {
  name: 'tandem',
  replay: () => rowsOf,
  migrations: [Sessions1769800000001, Signals1769800000002, Talk1769800000011, SharedView1769800000022, Calls1769800000051, Guests1769800000061, Recordings1769800000081, Plans1769800000093],
  module({ transactions, objects, ids, settings }) {
    const sessions = new PostgresSessions(transactions);
    const steps = new PostgresBegunSteps();
    const experts = new PostgresExperts();
    const signals = new PostgresSignals(transactions);
    const files = new PostgresSharedFiles(transactions);
    const views = new PostgresViews();
    const strangers = new RefusedStrangers(transactions, ids);
    const recordings = new KeepRecording(transactions, sessions, new PostgresRecordings(transactions), strangers, settings.recordingDays ?? RECORDING_DAYS);
    const keepShown = new KeepShownFile(transactions, sessions, signals, files, new ObjectKeptDrawings(objects), strangers);
    const exchange = new ExchangeSignals(transactions, sessions, signals, strangers);
    const guests = new PostgresGuests(transactions);
    const refused = new RefusedGuests(transactions, ids, () => performance.now());
    const door = new LetGuestsIn(transactions, sessions, guests, signals, randomTokens, refused);
    return {
      module: TandemModule,
      controllers: [CallCountsController, SessionsController, ExpertsController, SignalsController, TalkController, PicturesController, RecordingsController, PlansController, ViewController, GuestsController, GuestController, ToldHandler],
      providers: [
        { provide: CALL_COUNTS, useValue: new PostgresCallCounts(transactions) },
        { provide: SESSIONS, useValue: sessions },
        { provide: CallExpert, useValue: new CallExpert(transactions, sessions, steps, experts, ids) },
        { provide: WhoMayHelp, useValue: new WhoMayHelp(transactions, steps, experts) },
        { provide: TakePart, useValue: new TakePart(transactions, sessions, experts, strangers) },
        { provide: ExchangeSignals, useValue: exchange },
        { provide: ShowFiles, useValue: new ShowFiles(transactions, exchange, files) },
        { provide: KeepDrawing, useValue: new KeepDrawing(keepShown) },
        { provide: KeepPicture, useValue: new KeepPicture(keepShown) },
        { provide: PlanSessions, useValue: new PlanSessions(transactions, new PostgresPlans(transactions), experts, ids) },
        { provide: AskToRecord, useValue: new AskToRecord(transactions, sessions, strangers, ids) },
        { provide: KeepRecording, useValue: recordings },
        { provide: ICE_SERVERS, useValue: async (session: string) => ({ items: serversFor(settings.iceServers ?? [], settings.turnSecret, session, (await transactions.times()).real), relayOnly: settings.relayOnly === true }) },
        { provide: SharedView, useValue: new SharedView(transactions, sessions, steps, views, strangers, ids, randomTokens) },
        { provide: InviteGuests, useValue: new InviteGuests(transactions, sessions, guests, randomTokens, strangers) },
        { provide: LetGuestsIn, useValue: door },
        { provide: GuestView, useValue: new GuestView(transactions, door, views, experts, new ObjectShownFiles(objects)) },
        { provide: GuestTalk, useValue: new GuestTalk(door, exchange, signals, files, refused) },
        { provide: BeThere, useValue: new BeThere(transactions, experts) },
        { provide: FollowSteps, useValue: new FollowSteps(steps) },
        { provide: ReceiveQualification, useValue: new ReceiveQualification() },
        { provide: PassTime, useValue: new PassTime(transactions, sessions, signals, files, views, guests, refused, recordings) },
      ],
    };
  },
  takesFiles: true,
  start: (app, platform) => Promise.resolve(lookAtSessions(app.get(PassTime), platform)),
  async dueTimers(app) {
    await app.get(PassTime).execute();
  },
};
