import type { IncomingMessage } from 'node:http';
import type { DoorRoute } from '@batchwright/host';
import type { ClockTarget } from '@batchwright/persistence';
import { isOfThisMachine } from './door-routes';

/** What a plant of the profile `test` lets tests do. */
export interface TestedPlant {
  steerClock(target: ClockTarget): Promise<string>;
  settled(): Promise<void>;
}

/**
 * For tests only, from this machine only; a plant that is not of the profile `test` does not have it. `POST /test/clock` with `{to}`,
 * `{notBefore}`, `{advanceSeconds}` or `{}` moves the plant clock (or not) and answers when due timers were taken and no message is on its way.
 */
export function testRoutes(plant: TestedPlant): DoorRoute {
  return (request, response) => {
    if (request.url !== '/test/clock' || request.method !== 'POST' || !isOfThisMachine(request)) return false;
    void steer(plant, request).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(400, { 'content-type': 'text/plain' }).end(`${String(error)}\n`),
    );
    return true;
  };
}

async function steer(plant: TestedPlant, request: IncomingMessage): Promise<{ now?: string }> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const target = JSON.parse(text === '' ? '{}' : text) as Partial<{ to: string; notBefore: string; advanceSeconds: number }>;
  if (typeof target.to === 'string') return { now: await plant.steerClock({ to: target.to }) };
  if (typeof target.notBefore === 'string') return { now: await plant.steerClock({ notBefore: target.notBefore }) };
  if (typeof target.advanceSeconds === 'number') return { now: await plant.steerClock({ advanceSeconds: target.advanceSeconds }) };
  await plant.settled();
  return {};
}
