import type { TestServices } from '@batchwright/testing';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { specimen } from '../../deploy/local/demo/recipes/specimen-picture';
import type { SimulatedScale } from '../../deploy/local/simulator/simulated-scale';
import { machineOf } from '../../services/process-data/src/boot/machine-says.fixture';
import { CONNECTION, TOO_FAST, UNHEARD } from './connected-machine';
import { tandemWrites } from './tandem-writes';
import { weighingWrites } from './material-writes';
import { stageInProcess } from '../../deploy/local/demo/acting/stage-in-process.fixture';

/** Real objects of Hamburg by the beginning of the routes that take their ids. */
export interface Things {
  readonly ids: readonly (readonly [prefix: string, id: string])[];
  readonly words: readonly string[];
  /** Hash of a photo of the batch, and of a certificate of the lot. */
  readonly photo: string;
  /** A recording of the session. */
  readonly recording: string;
}

/** A whole batch, released, with an exception, and all that it needed. */
export async function inHamburg(services: TestServices, scale: SimulatedScale): Promise<Things> {
  const stage = stageInProcess(services);
  const script = smallBatch();
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const floor = await BatchOnFloor.begin(stage, script);
  const poured = script.acts.findIndex(({ act, step }) => act === 'enter' && step === 'weigh-mcc');
  await floor.play(0, poured);
  await weighingWrites(stage, scale, { runId: floor.runId, stepKey: 'weigh-mcc', from: 'D-2010-032-1', target: '200' });
  const session = await tandemWrites(stage, services, floor.runId);
  await services.settled(); // the exception of the mass that was kept is in the run
  floor.changedByOthers('weigh-mcc');
  await floor.play(poured);
  const [supervisor, quality, trainer] = [await stage.client.as('sup.haas'), await stage.client.as('qa.weiss'), await stage.client.as('trn.fischer')];
  const { picture, value: photo } = specimen('photo', 'label.png', 'a label');
  await (await stage.client.as('op.lindqvist')).send(`/batch-execution/v1/runs/${floor.runId}/attachments`, picture?.png ?? Buffer.alloc(0));
  await supervisor.post(`/batch-execution/v1/runs/${floor.runId}/exceptions`, { severity: 'minor', text: 'the label was crooked', photo: { sha256: photo } });
  const firstOf = (person: typeof quality, path: string): Promise<string> =>
    eventually(path, async () => {
      await services.settled();
      return (await person.get<{ items: { id: string }[] }>(path)).items[0]?.id;
    });
  const exception = await firstOf(quality, '/review/v1/exceptions');
  await services.settled(); // that of the weighing is there as well
  const { items: open } = await quality.get<{ items: { id: string }[] }>('/review/v1/exceptions');
  for (const { id } of open) await quality.signed(`/review/v1/exceptions/${id}/decision`, { classification: 'no-impact', rationale: 'it can be read' });
  await services.settled();
  const { id: investigation } = await quality.post<{ id: string }>('/review/v1/investigations', { runId: floor.runId, deviation: 'DEV-2026-001', title: 'A crooked label' });
  await quality.post(`/review/v1/investigations/${investigation}/assessment`, { impact: 'none', rootCause: { category: 'equipment', text: 'the roll was worn' }, capa: 'CAPA-2026-001' });
  await quality.signed(`/review/v1/investigations/${investigation}/closing`, {});
  await services.settled();
  await releaseBatch(stage, floor.runId);
  // made behind the release, and a record of its own
  await eventually('the package', async () => (await quality.get<{ packageSha256: string | null }>(`/review/v1/batches/${floor.runId}`)).packageSha256 ?? undefined);
  const maker = await stage.client.as('mnt.kovac');
  const { aggregate: history } = await maker.post<{ aggregate: string }>('/resources/v1/usage-histories', { site: 'HAM', source: 'paper', csv: 'equipment,batch,start,end\nVB-02,B-1,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z' });
  const { aggregate: sop } = await (await stage.client.as('eng.moreau')).post<{ aggregate: string }>('/recipes/v1/documents', { site: 'HAM', code: 'SOP-0990', title: { en: 'Blending', de: 'Mischen' } });
  const { sha256 } = await (await stage.client.as('eng.moreau')).send<{ sha256: string }>(`/recipes/v1/documents/${sop}/files`, Buffer.from('%PDF-1.7\n%%EOF\n'));
  await (await stage.client.as('eng.moreau')).post(`/recipes/v1/documents/${sop}/versions`, { version: 1, fileName: 'SOP-0990.pdf', sha256, effectiveDate: '2099-01-01' });
  const staging = await firstOf(await stage.client.as('op.lindqvist'), '/resources/v1/stagings');
  const weighing = await firstOf(await stage.client.as('op.lindqvist'), `/resources/v1/weighings?runId=${floor.runId}&stepKey=weigh-mcc`);
  const [version, order, lot, qualification] = [await firstOf(quality, '/recipes/v1/versions'), await firstOf(quality, '/batch-execution/v1/orders'), await firstOf(quality, '/resources/v1/lots'), await firstOf(trainer, '/training/v1/qualifications')];
  // the same picture is a certificate of the lot: its hash opens both
  const warehouse = await stage.client.as('wh.novak');
  await warehouse.send(`/resources/v1/lots/${lot}/files`, picture?.png ?? Buffer.alloc(0));
  await warehouse.post(`/resources/v1/lots/${lot}/certificates`, { sha256: photo, fileName: 'label.png', number: 'CoA-1' });
  const { aggregate: connection } = await (await stage.client.as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/connections', CONNECTION);
  await quality.signed(`/process-data/v1/connections/${connection}/approval`, {});
  await (await machineOf(services, CONNECTION.code)).says([TOO_FAST()], [UNHEARD()]);
  const [alarm, gap] = [await firstOf(quality, '/process-data/v1/alarms'), await firstOf(quality, '/process-data/v1/gaps')];
  const { aggregate: golden } = await (await stage.client.as('eng.moreau')).post<{ aggregate: string }>('/process-data/v1/golden-batches', { site: 'HAM', recipe: script.recipe.document.header.code, runs: [floor.runId], reason: 'as it should be' });
  const plan = await firstOf(quality, '/tandem/v1/plans');
  return {
    ids: [
      ['/api/process-data/v1/connections/', connection], ['/api/process-data/v1/recipes/', script.recipe.document.header.code], ['/api/process-data/v1/golden-batches/', golden],
      ['/api/tandem/v1/sessions/', session], ['/api/tandem/v1/plans/', plan], ['/api/tandem/v1/runs/', floor.runId],
      ['/api/process-data/v1/tags/', 'VB-02.speed'], ['/api/process-data/v1/runs/', floor.runId], ['/api/process-data/v1/alarms/', alarm], ['/api/process-data/v1/gaps/', gap],
      ['/api/recipes/v1/versions/', version], ['/api/recipes/v1/documents/', sop], ['/api/batch-execution/v1/orders/', order], ['/api/batch-execution/v1/runs/', floor.runId], ['/api/batch-execution/v1/exception-rules/', 'HAM'], ['/api/resources/v1/lots/', lot],
      ['/api/resources/v1/containers/', 'D-2010-032-1'], ['/api/resources/v1/equipment/', 'VB-02'], ['/api/resources/v1/rooms/', 'BL-03'], ['/api/resources/v1/scales/', 'BAL-09'], ['/api/resources/v1/weighings/', weighing], ['/api/training/v1/qualifications/', qualification], ['/api/training/v1/readings/', version], ['/api/resources/v1/materials/', 'RM-2010'], ['/api/resources/v1/stagings/', staging], ['/api/resources/v1/usage-histories/', history],
      ['/api/review/v1/exceptions/', exception], ['/api/review/v1/investigations/', investigation], ['/api/review/v1/batches/', floor.runId], ['/api/identity/v1/terminals/', 'TAB-BL-03'], ['/api/identity/v1/people/', 'E1001'],
    ],
    words: [alarm, gap, session, plan, weighing, 'BAL-09', version, sop, 'SOP-0990', order, floor.runId, lot, qualification, exception, investigation, floor.number, script.order.number, 'HAM', 'D-2010-032-1', 'VB-02', 'TAB-BL-03', 'E1001'],
    photo,
    recording: await firstOf(quality, `/tandem/v1/sessions/${session}/recordings`),
  };
}

/** A path of a route with the id of a real object; of steps, the first; of attachments and certificates, the photo; of documents, the first version. */
export function pathTo(things: Things, route: string): string {
  const [prefix, id] = things.ids.find(([begin]) => route.startsWith(begin)) ?? [];
  if (prefix === undefined || id === undefined) throw new Error(`${route}: no object of Hamburg is known for it`);
  return route.replace('{sha256}', things.photo).replace('{recording}', things.recording).replace('{version}', '1').replace(/\{[^}]+\}/, id).replace(/\{[^}]+\}/, 'weigh-mcc');
}
