import { addDays } from '@batchwright/kernel';
import type { TestServices } from '@batchwright/testing';
import { bringIntoForce } from '../acting/bring-into-force';
import { order } from '../acting/perform-batch';
import { prepare } from '../acting/prepare';
import { stageInProcess } from '../acting/stage-in-process.fixture';
import { done } from './acted-out.fixture';
import type { BatchScript } from './batch-script';
import { BEFORE_FORCE, CLEANING, ITEMS_OF_PAPER, withLimitsOfPaper } from './filled-in-record';
import { RawPlay } from './raw-record-play.fixture';
import { warfarinBatch } from './warfarin-batch';

const HOUR = 3_600_000;

/**
 * What the filled-in record needs before its first line: a plant with lots, people and a recipe in force, equipment that is as clean as its cleaning log says, and the batch on the
 * floor at 06:00. The first day of the record is the day after tomorrow of the plant's clock; its times of the day are UTC.
 */
export async function beginRawRecord(services: TestServices): Promise<{ readonly play: RawPlay; readonly runId: string }> {
  const stage = stageInProcess(services);
  const script = warfarinBatch();
  const { equipment, by } = script.preparation;
  const midnight = `${addDays((await services.steer({ advanceSeconds: 0 })).slice(0, 10), 2)}T00:00:00.000Z`;
  const sixOClock = Date.parse(midnight) + 6 * HOUR;
  const play = new RawPlay(services, sixOClock);
  await services.steer({ to: new Date(sixOClock - 17 * HOUR).toISOString() });
  const cleanedByPaper = equipment.filter(({ code }) => ITEMS_OF_PAPER.includes(code));
  for (const { calibrationDueInDays, ...item } of cleanedByPaper) {
    await done(item.code, services.as(by.calibration).post('/api/resources/v1/equipment', { site: script.site, ...item }));
    if (calibrationDueInDays !== undefined) await done(item.code, services.as(by.calibration).signed(`/api/resources/v1/equipment/${item.code}/calibration`, { due: addDays(midnight.slice(0, 10), calibrationDueInDays) }));
  }
  await prepare(stage, { ...script, preparation: { ...script.preparation, equipment: equipment.filter((item) => !cleanedByPaper.includes(item)) } });
  await play.play(CLEANING);
  play.ids.order = await order(stage, script);
  play.ids.draft = await draftOfPaper(services, script);
  await play.play(BEFORE_FORCE);
  await bringIntoForce(stage, script);
  await services.settled();
  await services.steer({ to: new Date(sixOClock).toISOString() });
  const supervisor = services.as(script.releasedToFloorBy);
  const { runId } = await done('batch', supervisor.post(`/api/batch-execution/v1/orders/${play.ids.order}/batch`, {}));
  await done('release to the floor', supervisor.post(`/api/batch-execution/v1/runs/${runId}/release-to-floor`, {}));
  play.ids.run = runId;
  return { play, runId };
}

/** The recipe with the limits of the paper under a code of its own, as a draft. */
async function draftOfPaper(services: TestServices, { site, recipe }: BatchScript): Promise<string> {
  const { header, ...rest } = withLimitsOfPaper(recipe.document);
  const document = { ...rest, header: { ...header, code: `${header.code}-PAPER` } };
  const { aggregate } = await done('recipe of the paper', services.as(recipe.author).post<{ aggregate: string }>('/api/recipes/v1/versions', { site, document, changeControl: recipe.changeControl }));
  return aggregate;
}
