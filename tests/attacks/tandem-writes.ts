import type { TestServices } from '@batchwright/testing';
import { specimen } from '../../deploy/local/demo/recipes/specimen-picture';
import { eventually, type Stage } from '../../deploy/local/demo/acting/stage';

/** Every write of a session at a step that was begun: an expert is called, declines, is called again, comes, goes and comes; they look at a picture, which the expert keeps as it is, and draw on it, and the operator keeps it and ends the session. Answers its id. */
export async function tandemWrites({ client }: Stage, services: TestServices, runId: string, stepKey = 'weigh-mcc'): Promise<string> {
  const [operator, expert] = [await client.as('op.lindqvist'), await client.as('op.okafor')];
  await expert.post('/tandem/v1/open-consoles', { console: 'c-1', languages: ['de'] });
  await services.settled();
  const call = (): Promise<{ aggregate: string }> => operator.post<{ aggregate: string }>('/tandem/v1/sessions', { runId, stepKey, person: 'E1002' });
  const { aggregate: id } = await call();
  await expert.post(`/tandem/v1/sessions/${id}/refusal`, { word: 'in a meeting' });
  await call();
  await expert.post(`/tandem/v1/sessions/${id}/acceptance`);
  await expert.post(`/tandem/v1/sessions/${id}/joining`, { console: 'c-1', languages: ['de'] });
  await expert.post(`/tandem/v1/sessions/${id}/leaving`);
  await expert.post(`/tandem/v1/sessions/${id}/joining`, { console: 'c-1', languages: ['de'] });
  await operator.post(`/tandem/v1/sessions/${id}/joining`, { console: 'c-2', languages: ['de'] });
  const say = (who: typeof operator, kind: string, body: object): Promise<{ number: number }> => who.post<{ number: number }>(`/tandem/v1/sessions/${id}/signals`, { kind, peer: 'p-1', body: JSON.stringify(body) });
  const { picture, value: file } = specimen('photo', 'drawing.png', 'a drawing');
  await operator.send(`/tandem/v1/sessions/${id}/files`, picture?.png ?? Buffer.alloc(0));
  const { number: shown } = await say(operator, 'picture', { of: 'E1003', file });
  await expert.post(`/tandem/v1/sessions/${id}/pictures`, { file, picture: shown });
  const { number: mark } = await say(expert, 'mark', { picture: shown, tool: 'circle', points: [[2000, 2000], [4000, 4000]] });
  await operator.post(`/tandem/v1/sessions/${id}/drawings`, { file, picture: shown, marks: [mark], fileName: 'drawing.png' });
  await planTogether(operator, expert, runId, stepKey);
  await recordTogether(operator, expert, id);
  const { guest } = await operator.post<{ guest: string }>(`/tandem/v1/sessions/${id}/guests`, { name: 'Ada Winter', organisation: 'Mixers Ltd', minutes: 30 });
  await operator.post(`/tandem/v1/sessions/${id}/guests/${guest}/links`);
  await operator.post(`/tandem/v1/sessions/${id}/guests/${guest}/revocation`);
  await operator.post(`/tandem/v1/sessions/${id}/end`);
  await services.settled();
  return id;
}

/** A session is planned, declined, accepted nonetheless; another one is taken back. Of the first the id is kept. */
async function planTogether(operator: Awaited<ReturnType<Stage['client']['as']>>, expert: typeof operator, runId: string, stepKey: string): Promise<void> {
  const at = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const plan = (): Promise<{ aggregate: string }> => operator.post<{ aggregate: string }>('/tandem/v1/plans', { runId, stepKey, at, experts: ['E1002'] });
  const { aggregate } = await plan();
  await expert.post(`/tandem/v1/plans/${aggregate}/refusal`, { word: 'on holiday' });
  await expert.post(`/tandem/v1/plans/${aggregate}/acceptance`);
  await operator.post(`/tandem/v1/plans/${(await plan()).aggregate}/cancellation`, { word: 'the press is down' });
}

/** One asks, the other does not want it; asked again both do, and the session is recorded. */
async function recordTogether(operator: Awaited<ReturnType<Stage['client']['as']>>, expert: typeof operator, id: string): Promise<void> {
  const path = `/tandem/v1/sessions/${id}`;
  await expert.post(`${path}/recording/proposal`);
  await operator.post(`${path}/recording/refusal`);
  await expert.post(`${path}/recording/proposal`);
  await operator.post(`${path}/recording/consent`);
  const { recording } = await operator.post<{ recording: string }>(`${path}/recordings`);
  await operator.send(`${path}/recordings/${recording}/parts/1`, Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.from('webm')]));
  await operator.post(`${path}/recordings/${recording}/end`);
  await eventually('the hash of the recording', async () => (await operator.get<{ items: { sha256?: string }[] }>(`${path}/recordings`)).items.find(({ sha256 }) => sha256 !== undefined));
}

/** The one write that needs two steps that were begun: the operator goes with the session from one to the other. */
export async function moveInSession({ client }: Stage, services: TestServices, runId: string, from: string, to: string): Promise<void> {
  const operator = await client.as('op.lindqvist');
  await services.settled();
  const { aggregate: id } = await operator.post<{ aggregate: string }>('/tandem/v1/sessions', { runId, stepKey: from, person: 'E1002' });
  await operator.post(`/tandem/v1/sessions/${id}/place`, { stepKey: to });
  await operator.post(`/tandem/v1/sessions/${id}/end`);
  await services.settled();
}
