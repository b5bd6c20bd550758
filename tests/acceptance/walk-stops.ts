import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ThePlant } from './the-plant';
import type { Stop } from './walk';

type Rows = { readonly items: readonly Readonly<Record<string, unknown>>[] };

/** A draft that the walk meets. */
const WALKED = {
  site: 'HAM', code: 'PLC-33', name: 'Granulation', settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 }, reason: 'A granulator is set up.',
  tags: [{ code: 'GR-33.speed', address: 'ns=2;s=GR-33.speed', type: 'number', title: { en: 'Speed', de: 'Drehzahl' }, equipment: 'GR-33', point: 'speed', unit: '/min', keepDays: 30, limits: [{ id: 'high', kind: 'high', value: '25', onDelaySeconds: 5, offDelaySeconds: 5, priority: 'high', exception: 'major' }] }],
};

/** Routes of the console as its router has them. */
export function routesOfConsole(): string[] {
  const source = readFileSync(resolve(__dirname, '../../services/web-console/ui/app/routes.tsx'), 'utf8');
  return [...source.matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? '').filter((path) => path !== '*');
}

/** An address for every route, with things that are at the plant; `runId` is a batch on the floor with a deviation, `step` one of its steps. */
export async function stopsOf(plant: ThePlant, runId: string, step: string): Promise<Stop[]> {
  const quality = await plant.client.as('qa.weiss');
  const first = async (path: string, field = 'id', which: (row: Readonly<Record<string, unknown>>) => boolean = () => true): Promise<string> => {
    const row = (await quality.get<Rows>(path)).items.find(which);
    if (typeof row?.[field] !== 'string') throw new Error(`nothing to look at: ${path}`);
    return row[field];
  };
  await quality.post('/review/v1/investigations', { runId, deviation: 'DEV-2026-077', title: 'Glass beside the drum' });
  const { aggregate: connection } = await (await plant.client.as('eng.tanaka')).post<{ aggregate: string }>('/process-data/v1/connections', WALKED);
  const lot = await first('/resources/v1/lots');
  const version = await first('/recipes/v1/versions');
  const { containers } = await quality.get<{ containers: readonly { code: string }[] }>(`/resources/v1/lots/${lot}`);
  const at: Readonly<Record<string, string>> = {
    '/exceptions/:id': `/exceptions/${await first(`/review/v1/exceptions?runId=${runId}`)}`,
    '/review/:runId': `/review/${runId}`,
    '/investigations/:id': `/investigations/${await first(`/review/v1/investigations?runId=${runId}`)}`,
    '/recipes/:id': `/recipes/${version}`,
    '/recipes/:id/design': `/recipes/${version}/design`,
    '/equipment/rooms/:area': `/equipment/rooms/${await first('/resources/v1/equipment', 'area')}`,
    '/equipment/:code': `/equipment/${await first('/resources/v1/equipment', 'code')}`,
    '/stagings/:id': `/stagings/${await first('/resources/v1/stagings', 'id', (row) => row.runId === runId)}`,
    '/connections/:id': `/connections/${connection}`,
    '/connections/:id/edit': `/connections/${connection}/edit`,
    '/lots/:id': `/lots/${lot}`,
    '/lots/:id/genealogy': `/lots/${lot}/genealogy`,
    '/lots/:id/labels': `/lots/${lot}/labels`,
    '/containers/:code': `/containers/${containers[0]?.code ?? ''}`,
    '/batches/:runId': `/batches/${runId}`,
    '/batches/:runId/audit': `/batches/${runId}/audit`,
    '/batches/:runId/steps/:stepKey': `/batches/${runId}/steps/${step}`,
    '/batches/:runId/steps/:stepKey/weighing': `/batches/${runId}/steps/${step}/weighing`,
  };
  // the address `/` is the first screen of a person, which is one of the others
  return routesOfConsole().filter((route) => route !== '/').map((route) => {
    const address = at[route] ?? route;
    if (address.includes(':')) throw new Error(`no address for ${route}: the walk must visit it`);
    return { route, address };
  });
}

/** Names of people and things of this plant, and what was typed about a batch: the same in every language. */
export async function writtenHere(plant: ThePlant, runId: string): Promise<string[]> {
  const quality = await plant.client.as('qa.weiss');
  const lists = await Promise.all(['/resources/v1/equipment', '/resources/v1/lots', '/resources/v1/suppliers', '/identity/v1/terminals', '/process-data/v1/connections', '/recipes/v1/recipes'].map((path) => quality.get<Rows>(path)));
  const recipeTitles = new Set((lists.at(-1)?.items ?? []).map(({ title }) => title)); // in both languages: what stands in the English of the document is not the same in German
  const raised = (await quality.get<Rows>(`/review/v1/exceptions?runId=${runId}`)).items.map(({ text, texts, runNumber, raisedBy, decision, firstSignature }) => [texts ? '' : text, runNumber, raisedBy, decision, firstSignature]); // what the system says of them it says in both languages
  const [looked] = (await quality.get<{ items: { id: string }[] }>(`/review/v1/exceptions?runId=${runId}`)).items;
  const around = looked === undefined ? undefined : await quality.get<{ readonly [part in 'acts' | 'others' | 'like']: readonly Readonly<Record<string, unknown>>[] }>(`/review/v1/exceptions/${looked.id}/context`);
  const beside = [...(around?.others ?? []), ...(around?.like ?? [])].map(({ text, texts, decision }) => [texts ? '' : text, decision]);
  const names = [...lists.flatMap(({ items }) => stringsOf(items)), ...stringsOf(raised), ...stringsOf(beside), ...stringsOf((around?.acts ?? []).map(({ text, value, address }) => [text, value, address]))];
  return [...plant.address.accounts.flatMap(({ user, name }) => [user, name ?? user]), ...names.filter((name) => name.length > 3 && /[A-Z ]/.test(name) && !recipeTitles.has(name)), 'Glass beside the drum', WALKED.name, WALKED.reason, 'speed', 'Sparkplug', 'blend', 'v-blender', 'weigh-mcc', 'weigh-lactose', 'fill-dryer', 'tumble', '{piece}'];
}

/** What a screen shows as the record has it, word for word: the audit trail, in a review the rows of it that wait to be read. */
export function asKept(route: string): readonly string[] {
  if (route === '/review/:runId') return ['spilled.png', 'implausible', 'gross', 'batch', 'manual', 'Raised at “Weigh the cellulose”, without words yet'];
  return route === '/batches/:runId/audit' ? ['Weigh the cellulose', 'Weigh the lactose', 'business status', 'created', 'released', 'state', 'idle', 'running', 'in-execution', 'run', 'container', 'tare', 'gross', 'net', 'implausible', 'verified-independently', 'verified', 'after', 'used', 'manual', 'minor', 'critical'] : [];
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
