import type { Server } from 'node:http';
import { flushCompileCache } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { createDoor, runPlant, type Plant, type ServiceDefinition } from '@batchwright/host';
import { createLogger, type Logger, type Telemetry } from '@batchwright/telemetry';
import type { ServeConfiguration } from './configuration';
import { definitionOf } from './definition-of';
import { WrongConfiguration } from './environment';
import { openManagement } from './management';
import { whatIsAway, whatIsMissing } from './needs';
import { checkedWiring, plantOptions } from './plant-options';
import { ServiceState, type Missing, type Part } from './service-state';

/** Between two looks whether what is missing has come, and whether something has gone, in milliseconds. */
const LOOK_MS = 1000;
const LOOK_AGAIN_MS = 15_000;
/** Without the provider's keys nobody is let in, so nobody is sent there; the console shows its screens to whoever comes, and they say what is away. */
const HELD_BACK_BY: readonly Part[] = ['provider'];
/** How long requests in hand may take when the service ends, and then its messages, in milliseconds; orchestrators kill after 30 s. */
const REQUESTS_MS = 15_000;
const MESSAGES_MS = 5000;
/** How long it may take leave of brokers and database: brokers that are away would be asked for half a minute. */
const LEAVE_MS = 5000;

/** What a drill changes of a service: it listens beside, or forgets what it applied. Refused outside the profile `test`. */
export interface Drilled {
  readonly definition: (definition: ServiceDefinition) => ServiceDefinition;
  readonly withoutInbox: boolean;
}

/** Runs one service until it is asked to end. Throws `WrongConfiguration` for what no waiting mends; waits for everything else. */
export async function serve(configuration: ServeConfiguration, telemetry: Telemetry, stopping: AbortSignal, drilled?: Drilled): Promise<void> {
  const { service, port, managementPort, profile, logLevel } = configuration;
  if (drilled && profile !== 'test') throw new WrongConfiguration(['BATCHWRIGHT_PROFILE has to be test where a service is drilled.']);
  const logger = createLogger({ service, level: logLevel });
  const state = new ServiceState();
  let plant: Plant | undefined;
  const management = await openManagement({ port: managementPort, state, telemetry, ...(profile === 'test' ? { tested: () => plant?.services[0] } : {}) });
  try {
    plant = await startPatiently(configuration, state, logger, stopping, drilled);
    const [app] = plant?.services ?? [];
    if (!plant || !app) return;
    const door = createDoor({ services: [app], routes: [], ...(service === 'web-console' ? { rest: app } : {}) });
    flushCompileCache(); // here, where nobody waits for an answer: one that is killed later would leave its next start nothing
    await listen(door, port);
    state.starts(() => app.databaseAnswers(), service === 'web-console' ? [] : HELD_BACK_BY);
    logger.info({ port, managementPort, ...(await state.readiness()) }, 'started');
    await watch(configuration, state, logger, stopping);
    state.ends();
    logger.info('ending');
    await closeDoor(door, () => app.endOwnWork());
    await Promise.race([app.drained().catch((error: unknown) => logger.warn({ err: error }, 'messages stay in the outbox; the next start sends them')), pause(MESSAGES_MS, undefined, { ref: false })]);
  } finally {
    if (plant) await takeLeave(plant, logger);
    management.closeAllConnections();
    management.close();
  }
}

/** Everything is recorded by now: whoever cannot be told that it goes will notice. */
async function takeLeave(plant: Plant, logger: Logger): Promise<void> {
  const left = plant.stop().then(() => true, (error: unknown) => {
    logger.warn({ err: error }, 'it could not take leave of everybody');
    return true;
  });
  if (!(await Promise.race([left, pause(LEAVE_MS, false, { ref: false })]))) logger.warn('it goes without taking leave: brokers or database do not answer');
}

/** Starts the service when what it cannot begin without is there; undefined when it is asked to end before. */
async function startPatiently(configuration: ServeConfiguration, state: ServiceState, logger: Logger, stopping: AbortSignal, drilled?: Drilled): Promise<Plant | undefined> {
  const known = await definitionOf(configuration.service);
  const definition = checkedWiring(drilled?.definition(known) ?? known);
  while (!stopping.aborted) {
    const { missing, canBegin } = await whatIsMissing(configuration, definition);
    const why = [...missing];
    if (canBegin) {
      try {
        const plant = await start(configuration, definition, drilled?.withoutInbox ?? false);
        state.misses(missing);
        return plant;
      } catch (error) {
        if (error instanceof WrongConfiguration) throw error;
        why.push({ part: 'start', why: `it could not be started: ${error instanceof Error ? error.message : String(error)}` });
      }
    }
    if (state.misses(why)) logger.warn({ why: sentences(why) }, 'not ready');
    await pause(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
  return undefined;
}

function start(configuration: ServeConfiguration, definition: ServiceDefinition, withoutInboxForDrill: boolean): Promise<Plant> {
  return runPlant({ ...plantOptions(configuration), definitions: [definition], withoutInboxForDrill });
}

/** Looks now and then what is away, until the service is asked to end. */
async function watch(configuration: ServeConfiguration, state: ServiceState, logger: Logger, stopping: AbortSignal): Promise<void> {
  for (;;) {
    await pause(state.isWhole ? LOOK_AGAIN_MS : LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    const away = await whatIsAway(configuration);
    if (!state.misses(away)) continue;
    if (away.length === 0) logger.info('everything is there again');
    else logger.warn({ [state.isHeldBack ? 'why' : 'without']: sentences(away) }, state.isHeldBack ? 'not ready' : 'works without');
  }
}

function sentences(missing: readonly Missing[]): string[] {
  return missing.map(({ why }) => why);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, () => done());
  });
}

/** Nobody new is let in; who is inside may finish. */
async function closeDoor(door: Server, endStreams: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((done) => door.close(() => done()));
  await endStreams();
  const idle = setInterval(() => door.closeIdleConnections(), 100);
  await Promise.race([closed, pause(REQUESTS_MS, undefined, { ref: false })]);
  clearInterval(idle);
  door.closeAllConnections();
}
