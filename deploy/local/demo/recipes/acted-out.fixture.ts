import { setTimeout as pause } from 'node:timers/promises';
import { testTerminalHash, type TestServices } from '@batchwright/testing';
import type { BatchScript, ScriptAct } from './batch-script';

export interface Body {
  readonly aggregate: string;
  readonly runId: string;
  readonly version: number;
  readonly status: string;
}

const NUMBERS: Readonly<Record<string, string>> = { 'op.berger': 'E1001', 'op.okafor': 'E1002', 'op.lindqvist': 'E1003', 'sup.haas': 'E1010', 'qa.weiss': 'E1050', 'qc.silva': 'E1040', 'qc.brandt': 'E1041' };

/** The answer's body; anything but success is a failure that says what was asked. */
export async function done(what: string, answer: Promise<{ status: number; body: Record<string, unknown> }>): Promise<Body> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body as unknown as Body;
}

/** Everything that a script needs before it begins, and its recipe in force. */
export async function prepare(services: TestServices, script: BatchScript): Promise<void> {
  const { site, recipe, preparation } = script;
  const { by } = preparation;
  const now = Date.parse(await services.steer({ advanceSeconds: 0 }));
  const day = (days: number): string => new Date(now + days * 86_400_000).toISOString();
  for (const terminal of preparation.terminals) {
    const { status } = await services.as('it.admin').post('/api/identity/v1/terminals', { site, ...terminal, secretHash: testTerminalHash(terminal.code) });
    expect([201, 409]).toContain(status); // two batches may share one
  }
  for (const { calibrationDueInDays, ...item } of preparation.equipment) {
    const path = `/api/resources/v1/equipment/${item.code}`;
    await done(item.code, services.as(by.calibration).post('/api/resources/v1/equipment', { site, ...item }));
    if (calibrationDueInDays !== undefined) await done(path, services.as(by.calibration).signed(`${path}/calibration`, { due: day(calibrationDueInDays).slice(0, 10) }));
    await done(path, services.as(by.cleaning).signed(`${path}/cleaning`, {}));
  }
  for (const { expiresInDays, ...lot } of preparation.lots) {
    const { aggregate } = await done(lot.number, services.as(by.warehouse).post('/api/resources/v1/lots', { site, ...lot, expiry: day(expiresInDays).slice(0, 10) }));
    await done(lot.number, services.as(by.quality).signed(`/api/resources/v1/lots/${aggregate}/disposition`, { disposition: 'released' }));
  }
  for (const { person, code, fromDays, untilDays } of preparation.qualifications) {
    const known = await services.as(by.trainer).get<{ items: { code: string }[] }>(`/api/training/v1/qualifications?person=${NUMBERS[person]}&limit=500`);
    if (known.body.items.some((one) => one.code === code)) continue;
    await done(code, services.as(by.trainer).signed('/api/training/v1/qualifications', { site, person: NUMBERS[person], code, from: day(fromDays), until: day(untilDays) }));
  }
  const { aggregate: id } = await done('draft', services.as(recipe.author).post('/api/recipes/v1/versions', { site, document: recipe.document, changeControl: recipe.changeControl }));
  await done('submission', services.as(recipe.author).post(`/api/recipes/v1/versions/${id}/submission`));
  for (const user of recipe.approvedBy) await done('approval', services.as(user).signed(`/api/recipes/v1/versions/${id}/approval`));
  await done('effectiveness', services.as(recipe.madeEffectiveBy).signed(`/api/recipes/v1/versions/${id}/effectiveness`));
  await services.settled();
}

/** Orders a run and acts it out, up to so many acts. Answers the run's id. */
export async function play(services: TestServices, script: BatchScript, acts: readonly ScriptAct[] = script.acts): Promise<string> {
  const { order, site, recipe, releasedToFloorBy } = script;
  const supervisor = services.as(releasedToFloorBy);
  const { number, product, quantity, priority } = order;
  const { aggregate: orderId } = await done('order', supervisor.post('/api/batch-execution/v1/orders', { site, number, product, recipe: recipe.document.header.code, quantity, priority }));
  const { runId } = await done('batch', supervisor.post(`/api/batch-execution/v1/orders/${orderId}/batch`, {}));
  await done('release', supervisor.post(`/api/batch-execution/v1/runs/${runId}/release-to-floor`, {}));
  const began = Date.parse(await services.steer({ advanceSeconds: 0 }));
  let minute = 0;
  for (const act of acts) {
    if (act.at > minute) {
      // timers of the run are due at once; messages come when they come, as in a plant
      await services.db.steerClock({ to: new Date(began + act.at * 60_000).toISOString() });
      await services.plant.dueTimers();
    }
    minute = act.at;
    await perform(services, runId, act);
  }
  await services.settled();
  return runId;
}

/** Version of each step as its last answer said. */
const versions = new Map<string, number>();

/** Others have changed a step: its version is asked for anew. */
export function changedByOthers(runId: string, step: string): void {
  versions.delete(`${runId}/${step}`);
}

/** One act, at the time that it is. */
export async function perform(services: TestServices, runId: string, act: ScriptAct): Promise<void> {
  const who = services.as(act.by, act.terminal);
  const path = `/api/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(act.step)}`;
  const what = `${act.by} ${act.act} ${act.step} at ${act.at}`;
  const key = `${runId}/${act.step}`;
  const at = async (route: string, body: object): Promise<Body> => {
    const version = versions.get(key) ?? (await done(what, who.get(path))).version;
    const answer = await done(what, who.post(`${path}/${route}`, { version, ...body }));
    versions.set(key, answer.version);
    return answer;
  };
  switch (act.act) {
    case 'start':
      for (let tries = 0; tries < 100; tries += 1) {
        const { status } = await at('start', { equipment: act.equipment ?? [], material: act.material ?? [] });
        if (status === 'started') return;
        await pause(20);
      }
      throw new Error(`${what}: no grant came`);
    case 'enter':
      for (const { picture, ...value } of act.values) {
        if (picture) await who.send(`/api/batch-execution/v1/runs/${runId}/attachments`, picture.png);
        await at('entries', { ...value, ...(picture ? { fileName: picture.fileName } : {}) });
      }
      return;
    case 'second-check':
      for (const value of act.values) await at('second-checks', { policy: act.policy, ...value });
      return;
    case 'sign': {
      const asked = await done(what, who.post(`${path}/statements`, { policy: act.policy }));
      const { statement } = asked as unknown as { statement: never };
      await at('signatures', { evidence: await services.signer.sign(statement, act.by) });
      return;
    }
    case 'complete':
      await at('completion', {});
  }
}
