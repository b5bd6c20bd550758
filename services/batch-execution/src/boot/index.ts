import { setTimeout as pause } from 'node:timers/promises';
import { Alarm } from '@batchwright/bus';
import type { ServiceDefinition } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { KeptFiles } from '@batchwright/objects';
import { BusWatermarks } from '../adapters/bus/bus-watermarks';
import { curveTypeOf, ObjectCurves } from '../adapters/objects/object-curves';
import { ObjectDrawings } from '../adapters/objects/object-drawings';
import { ObjectRecipeDocuments } from '../adapters/objects/object-recipe-documents';
import { BesideSteps1769800000021 } from '../adapters/postgres/migrations/beside-steps';
import { DocumentVersions1768000000001 } from '../adapters/postgres/migrations/document-versions';
import { ObservedExceptions1769800000001 } from '../adapters/postgres/migrations/observed-exceptions';
import { HoldRun1768900000001 } from '../adapters/postgres/migrations/hold-run';
import { NotApplicableSteps1764300000000 } from '../adapters/postgres/migrations/not-applicable-steps';
import { EffectiveFrom1767700000001 } from '../adapters/postgres/migrations/effective-from';
import { OrderPlans1767800000001 } from '../adapters/postgres/migrations/order-plans';
import { ExceptionRulesTable1768600000001 } from '../adapters/postgres/migrations/exception-rules';
import { PostgresBesideSteps } from '../adapters/postgres/postgres-beside-steps';
import { PostgresExceptionRules } from '../adapters/postgres/postgres-exception-rules';
import { ChangeExceptionRules } from '../application/change-exception-rules';
import { RunDispositions1768600000002 } from '../adapters/postgres/migrations/run-dispositions';
import { SentFiles1768500000002 } from '../adapters/postgres/migrations/sent-files';
import { Runs1764000000000 } from '../adapters/postgres/migrations/runs';
import { PostgresOrders } from '../adapters/postgres/postgres-orders';
import { PostgresRunReads } from '../adapters/postgres/postgres-run-reads';
import { PostgresRuns } from '../adapters/postgres/postgres-runs';
import { replayRows } from '../adapters/postgres/run-rows';
import { DocumentsHandler } from '../api/events/documents.handler';
import { ProcessDataHandler } from '../api/events/process-data.handler';
import { RecipesHandler } from '../api/events/recipes.handler';
import { ResourcesHandler } from '../api/events/resources.handler';
import { ReviewHandler } from '../api/events/review.handler';
import { RecordingHandler } from '../api/events/recording.handler';
import { TandemHandler } from '../api/events/tandem.handler';
import { TerminalsHandler } from '../api/events/terminals.handler';
import { TrainingHandler } from '../api/events/training.handler';
import { cardResponse } from '../api/http/card-response';
import { AttachmentsController } from '../api/http/attachments.controller';
import { MyWorkController } from '../api/http/my-work.controller';
import { ORDERS, OrdersController } from '../api/http/orders.controller';
import { ExceptionRulesController } from '../api/http/exception-rules.controller';
import { RecordController } from '../api/http/record.controller';
import { RunsController } from '../api/http/runs.controller';
import { StepActsController } from '../api/http/step-acts.controller';
import { HandoversController } from '../api/http/handovers.controller';
import { StepMovesController } from '../api/http/step-moves.controller';
import { StepsController } from '../api/http/steps.controller';
import { KeepAttachment } from '../application/attachments';
import { ActOnRun } from '../application/act-on-run';
import { AskMachine } from '../application/ask-machine';
import { CommandRun } from '../application/command-run';
import { CreateBatch } from '../application/create-batch';
import { ForeseeOrder } from '../application/foresee-order';
import { FireDueTimers } from '../application/fire-due-timers';
import { HandOverShift } from '../application/hand-over-shift';
import { MakeStepMove } from '../application/make-step-move';
import { CompleteStep } from '../application/complete-step';
import { PerformStep } from '../application/perform-step';
import { PlanOrder } from '../application/plan-order';
import { ReadExceptionRules } from '../application/read-exception-rules';
import { ReadMyWork } from '../application/read-my-work';
import { ReadRecord } from '../application/read-record';
import { ReadRuns } from '../application/read-runs';
import { ReadStepCard } from '../application/read-step-card';
import { ReceiveDecision } from '../application/receive-decision';
import { ReceiveDocument } from '../application/receive-document';
import { ReceiveExpert } from '../application/receive-expert';
import { ReceiveGrantAnswer } from '../application/receive-grant-answer';
import { ReceiveOrder } from '../application/receive-order';
import { ReceiveQualification } from '../application/receive-qualification';
import { ReceiveRecipe } from '../application/receive-recipe';
import { ReceiveMachineAnswer } from '../application/receive-machine-answer';
import { RefusedAttempts } from '../application/refused-attempts';
import { ShowSteps } from '../application/show-steps';
import { ShownView } from '../application/shown-view';
import { StartStep } from '../application/start-step';
import { PutStepForSignature, RedeemStepEvidence } from '../application/step-signing';
import { NoteClockJump } from '../application/note-clock-jump';
import { exceptionRulesOf } from './exception-rules-of';
import { fireTimers } from './fire-timers';
import { showSteps } from './show-steps';

class BatchExecutionModule {}

/** Orders, procedure runs and their record, as the composition root sees them. */
export const batchExecution: ServiceDefinition = {
  name: 'batch-execution',
  replay: replayRows,
  migrations: [Runs1764000000000, NotApplicableSteps1764300000000, EffectiveFrom1767700000001, OrderPlans1767800000001, DocumentVersions1768000000001, SentFiles1768500000002, ExceptionRulesTable1768600000001, RunDispositions1768600000002, HoldRun1768900000001, ObservedExceptions1769800000001, BesideSteps1769800000021],
  module({ transactions, bus, objects, ids, settings }) {
    const runs = new PostgresRuns();
    const orders = new PostgresOrders(transactions);
    const reads = new PostgresRunReads(transactions);
    const attachments = new KeptFiles(objects, { service: 'batch-execution', refusal: (bytes) => refuse('file-not-taken', { bytes }, { rule: '21 CFR 211.188' }), ownTypeOf: curveTypeOf });
    const redeem = new RedeemStepEvidence(runs, settings.signingIssuer);
    const zoneOf = (site: string): string => settings.sites.find(({ code }) => code === site)?.timeZone ?? 'UTC';
    const watermarks = new BusWatermarks(bus);
    const rulesOf = exceptionRulesOf(settings);
    const tables = new PostgresExceptionRules();
    const readRules = new ReadExceptionRules(tables, rulesOf, transactions);
    const refused = new RefusedAttempts(transactions, ids);
    const cards = new ReadStepCard(transactions, runs, reads, watermarks);
    const shown = new ShowSteps(transactions, new PostgresBesideSteps(transactions), cards, (card) => cardResponse(card, 'en'), ids);
    const alarm = new Alarm();
    const act = new ActOnRun(transactions, runs, watermarks, refused, ids, zoneOf, rulesOf, () => shown.isWatched && alarm.ring());
    const readRuns = new ReadRuns(transactions, runs, reads);
    return {
      module: BatchExecutionModule,
      controllers: [AttachmentsController, OrdersController, ExceptionRulesController, RecordController, RunsController, StepsController, StepActsController, StepMovesController, HandoversController, MyWorkController, DocumentsHandler, ProcessDataHandler, RecipesHandler, ResourcesHandler, ReviewHandler, TandemHandler, RecordingHandler, TerminalsHandler, TrainingHandler],
      providers: [
        { provide: KeepAttachment, useValue: new KeepAttachment(transactions, runs, attachments) },
        { provide: ORDERS, useValue: orders },
        { provide: ReadExceptionRules, useValue: readRules },
        { provide: ChangeExceptionRules, useValue: new ChangeExceptionRules(transactions, tables, readRules, refused, ids, settings.signingIssuer) },
        { provide: ReadRecord, useValue: new ReadRecord(transactions, runs, reads) },
        { provide: ReceiveOrder, useValue: new ReceiveOrder(transactions, orders, ids) },
        { provide: PlanOrder, useValue: new PlanOrder(transactions, orders) },
        { provide: ForeseeOrder, useValue: new ForeseeOrder(transactions, orders, zoneOf) },
        { provide: CreateBatch, useValue: new CreateBatch(transactions, orders, runs, ids) },
        { provide: CommandRun, useValue: new CommandRun(act, attachments) },
        { provide: StartStep, useValue: new StartStep(transactions, act, runs, pause) },
        { provide: AskMachine, useValue: new AskMachine(transactions, act, runs, pause) },
        { provide: ReceiveMachineAnswer, useValue: new ReceiveMachineAnswer(act, runs, new ObjectCurves(objects)) },
        { provide: PerformStep, useValue: new PerformStep(act, attachments, redeem) },
        { provide: CompleteStep, useValue: new CompleteStep(transactions, act, runs, attachments, redeem, pause) },
        { provide: HandOverShift, useValue: new HandOverShift(transactions, act, runs, ids, settings.signingIssuer) },
        { provide: MakeStepMove, useValue: new MakeStepMove(transactions, act, runs, watermarks, ids, settings.signingIssuer, pause, zoneOf) },
        { provide: PutStepForSignature, useValue: new PutStepForSignature(transactions, runs, ids, new ShownView(cards, (card) => cardResponse(card, 'en')), pause) },
        { provide: ReadRuns, useValue: readRuns },
        { provide: ReadStepCard, useValue: cards },
        { provide: ShowSteps, useValue: shown },
        { provide: Alarm, useValue: alarm },
        { provide: ReadMyWork, useValue: new ReadMyWork(reads, readRuns) },
        { provide: ReceiveRecipe, useValue: new ReceiveRecipe(new ObjectRecipeDocuments(objects)) },
        { provide: ReceiveDocument, useValue: new ReceiveDocument() },
        { provide: ReceiveQualification, useValue: new ReceiveQualification(act, runs) },
        { provide: ReceiveExpert, useValue: new ReceiveExpert(act, new ObjectDrawings(objects)) },
        { provide: ReceiveGrantAnswer, useValue: new ReceiveGrantAnswer(act, runs) },
        { provide: ReceiveDecision, useValue: new ReceiveDecision(act) },
        { provide: NoteClockJump, useValue: new NoteClockJump(transactions, act, runs) },
        { provide: FireDueTimers, useValue: new FireDueTimers(transactions, act, runs) },
      ],
    };
  },
  takesFiles: true,
  start(app, platform) {
    const stops = [fireTimers(app.get(FireDueTimers), platform), showSteps(app.get(ShowSteps), app.get(Alarm), platform)];
    return Promise.resolve(async () => void (await Promise.all(stops.map((stop) => stop()))));
  },
  clockJumped: (app, jumpMs) => app.get(NoteClockJump).execute(jumpMs),
  async dueTimers(app) {
    await app.get(FireDueTimers).execute();
  },
};
