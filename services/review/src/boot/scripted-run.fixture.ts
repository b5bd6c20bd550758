import { attributionOf, makeStatement, type Actor } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { ObjectStore } from '@batchwright/objects';
import type { Times, Transactions } from '@batchwright/persistence';
import { canonicalRecipe, decide, evolve, indexRecipe, newRunView, remoteSigning, stepContent, type OfferedSignature, type Performer, type RecipeDocument, type RemoteView, type RunCommand, type RunEvent } from '@batchwright/procedure';
import { canonical, contentHash, recordText, sha256Hex, type AuditRow, type JsonObject, type JsonValue, type Meaning } from '@batchwright/records';
import { FixedClock, idSequence, testPerson, type TestSigner } from '@batchwright/testing';

/** Terminal and area at which everybody works. */
const HERE = 'ROOM-1';

/** A recipe with a weighing that two people sign, a worked-out yield and a hold time: small, and something for every rule. */
export const RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-TEST', title: { en: 'Test product' }, kind: 'batch', product: { code: 'TEST-1', name: { en: 'Test product' } }, batchSize: { value: '1000', unit: '{tablet}' }, languages: ['en'] },
  formula: {
    inputs: [{ id: 'api', material: 'RM-1', title: { en: 'Active' }, function: 'active', quantity: { value: '100.0', unit: 'g' }, scales: 'with-batch' }],
    outputs: [],
    parameters: [],
  },
  equipment: [],
  qualifications: [],
  procedure: {
    id: 'making', type: 'sequence', title: { en: 'Making' }, level: 'procedure',
    children: [
      {
        id: 'weigh-api', type: 'step', kind: 'weighing', title: { en: 'Weigh the active' }, critical: true,
        entries: [
          { id: 'net', type: 'number', title: { en: 'Net mass' }, unit: 'g', places: 1, required: true, setPoint: '100.0', ranges: { plausible: { low: '50.0', high: '150.0' }, action: { low: '98.0', high: '102.0' }, registered: { low: '95.0', high: '105.0' } } },
          { id: 'container', type: 'text', title: { en: 'Container' }, required: true },
        ],
        config: { input: 'api', method: 'net', net: 'net', container: 'container' },
        signatures: [
          { id: 'performer', role: 'operator', meaning: 'performed', attests: { en: 'Weighed' }, moment: 'after', where: 'any', differentFrom: [] },
          { id: 'witness', role: 'operator', meaning: 'witnessed', attests: { en: 'Saw the weighing' }, moment: 'after', where: 'any', differentFrom: ['performer'] },
        ],
      },
      {
        id: 'work-out', type: 'step', kind: 'calculation', title: { en: 'Work out the yield' },
        entries: [{ id: 'percent', type: 'calculated', title: { en: 'Yield' }, unit: '%', places: 1, required: true, formula: 'weigh_api.net / input.api', ranges: { action: { low: '95.0', high: '105.0' } } }],
        config: {}, signatures: [],
      },
    ],
  },
  holdTimes: [{ id: 'to-yield', title: { en: 'Weighing to yield' }, from: { step: 'weigh-api', event: 'completed' }, to: { step: 'work-out', event: 'started' }, max: { value: '72', unit: 'h' }, severity: 'major' }],
} as unknown as RecipeDocument;

/** Two hundred steps that are all reached at once. */
export const WIDE_RECIPE: RecipeDocument = {
  ...RECIPE,
  header: { ...RECIPE.header, code: 'MBR-WIDE' },
  procedure: { id: 'all', type: 'parallel', title: { en: 'All' }, children: Array.from({ length: 200 }, (_, i) => ({ id: `look-${i}`, type: 'step', kind: 'instruction', title: { en: `Look ${i}` }, entries: [], signatures: [], config: {} })) },
  holdTimes: [],
} as unknown as RecipeDocument;

/** Packs into labelled containers. */
export const PACKING_RECIPE: RecipeDocument = {
  ...RECIPE,
  header: { ...RECIPE.header, code: 'MBR-PACK' },
  formula: { inputs: [], outputs: [{ id: 'tablets', material: 'M-TAB', title: { en: 'Tablets' }, quantity: { value: '1000', unit: '{tablet}' } }], parameters: [] },
  procedure: {
    id: 'packing', type: 'step', kind: 'output', title: { en: 'Pack' }, signatures: [],
    entries: [
      { id: 'boxes', type: 'table', title: { en: 'Boxes' }, required: true, columns: [{ id: 'code', type: 'text', title: { en: 'Code' }, required: true }, { id: 'amount', type: 'number', title: { en: 'Amount' }, unit: '{tablet}', places: 0, required: true }] },
      { id: 'made', type: 'calculated', title: { en: 'Made' }, unit: '{tablet}', places: 0, required: true, formula: 'sum(boxes.amount)' },
    ],
    config: { output: 'tablets', quantity: 'made', containers: { table: 'boxes', code: 'code', amount: 'amount' } },
  },
  holdTimes: [],
} as unknown as RecipeDocument;

/** Canonical text of the recipe. */
export const RECIPE_TEXT = canonicalRecipe(RECIPE);

const hashOf = (document: RecipeDocument): string => sha256Hex(canonicalRecipe(document));

/** Where acts of a scripted run are written. */
export interface Sink {
  times(): Promise<Times>;
  append(act: { runId: string; by: Actor | undefined; sequence: number; events: readonly RunEvent[]; audit: (event: RunEvent) => AuditRow[]; times: Times; messages: readonly OutgoingMessage[] }): Promise<void>;
}

export const actorOf = (account: string): Actor => {
  const { person, name, roles, sites } = testPerson(account);
  return { person, name, account, subject: `sub-${account}`, roles: roles as Actor['roles'], sites, tokenExpires: 0 };
};

/** A run that is executed by the real deciders and signed by the test signer. */
export class ScriptedRun {
  readonly recipe;
  private readonly ids: () => string;
  view;

  constructor(readonly runId: string, private readonly signer: TestSigner, private readonly sink: Sink, ids: () => string = idSequence(), private readonly document: RecipeDocument = RECIPE) {
    this.recipe = indexRecipe(document, hashOf(document));
    this.ids = ids;
    this.view = newRunView(runId, 'HAM');
  }

  private performer(account: string): Performer {
    const { person, name, roles } = testPerson(account);
    return { person, name, account, roles: roles as Performer['roles'], terminal: HERE, area: HERE };
  }

  get number(): string {
    return `TS-2026-${this.runId.slice(-4)}`;
  }

  /** One command by a person, or by the system. */
  async act(account: string | undefined, make: (by: Performer) => object): Promise<readonly RunEvent[]> {
    const times = await this.sink.times();
    const by = account === undefined ? undefined : actorOf(account);
    const command = make(this.performer(account ?? 'op.berger')) as RunCommand;
    const events = unwrap(decide(command, this.view, this.recipe, { ...times, newId: this.ids }));
    const before = this.view.run;
    const around = { at: times.plant, correctionMs: times.correctionMs, ...(by ? { person: by.person, name: by.name } : {}) };
    this.view = events.reduce((so, event) => evolve(so, event, around), this.view);
    if (events.length === 0) return events;
    await this.sink.append({ runId: this.runId, by, sequence: before.sequence, events, times, messages: [], audit: (event) => this.audit(event) });
    return events;
  }

  private audit(event: RunEvent): AuditRow[] {
    const { stepKey } = event.body as { stepKey?: string };
    const title = stepKey === undefined ? '' : ` / ${stepKey} ${this.recipe.nodes.get(stepKey)?.node.title.en ?? ''}`;
    return [{ object: `run ${this.number}${title}`, action: event.type }];
  }

  create(): Promise<readonly RunEvent[]> {
    const recipe = { code: 'MBR-TEST', version: 1, versionId: '01900000-0000-7000-8000-00000000f001', hash: hashOf(this.document) };
    return this.act('sup.haas', (by) => ({ type: 'CreateRun', by, number: this.number, kind: 'batch', recipe, order: { id: '01900000-0000-7000-8000-00000000f002', number: 'PO-1' }, batchSize: { value: '1000', unit: '{tablet}' } }));
  }

  release(): Promise<readonly RunEvent[]> {
    return this.act('sup.haas', (by) => ({ type: 'ReleaseToFloor', by }));
  }

  start(account: string, stepKey: string): Promise<readonly RunEvent[]> {
    return this.act(account, (by) => ({ type: 'StartStep', by, stepKey, version: this.version(stepKey) }));
  }

  enter(account: string, stepKey: string, entry: string, value: string): Promise<readonly RunEvent[]> {
    return this.act(account, (by) => ({ type: 'RecordEntry', by, stepKey, version: this.version(stepKey), entry, value }));
  }

  /** A photo, as it lies in the store. */
  photo(account: string, stepKey: string, entry: string, bytes: Buffer): Promise<readonly RunEvent[]> {
    const attachment = { sha256: sha256Hex(bytes), mediaType: 'image/png', size: bytes.length, fileName: 'label.png' };
    return this.act(account, (by) => ({ type: 'RecordEntry', by, stepKey, version: this.version(stepKey), entry, value: attachment.sha256, attachment }));
  }

  /** A drawing that was kept in a session, as it lies in the store. */
  drawing(account: string, stepKey: string, bytes: Buffer): Promise<readonly RunEvent[]> {
    const drawing = { sha256: sha256Hex(bytes), mediaType: 'image/png', size: bytes.length, fileName: 'drawing.png', pictureOf: 'E1001', pictureOfName: 'Mara Berger', marks: [{ person: 'E1020', name: 'Claire Moreau', at: '2026-11-24T08:00:00.000Z', tool: 'circle' }] };
    return this.act(account, () => ({ type: 'NoteExpert', sessionId: 's', stepKey, what: 'drawn', person: 'E1001', name: 'Mara Berger', at: '2026-11-24T08:00:01.000Z', drawing }));
  }

  correct(account: string, stepKey: string, entry: string, value: string, reason = 'misread'): Promise<readonly RunEvent[]> {
    return this.act(account, (by) => ({ type: 'CorrectEntry', by, stepKey, version: this.version(stepKey), entry, value, reason }));
  }

  async sign(account: string, stepKey: string, policy: string): Promise<readonly RunEvent[]> {
    const offered = await this.signatureOf(account, stepKey, policy);
    return this.act(account, (by) => ({ type: 'ApplySignature', by, stepKey, version: this.version(stepKey), ...offered }));
  }

  complete(account: string, stepKey: string): Promise<readonly RunEvent[]> {
    return this.act(account, (by) => ({ type: 'CompleteStep', by, stepKey, version: this.version(stepKey) }));
  }

  raise(severity: string, stepKey?: string): Promise<readonly RunEvent[]> {
    return this.act('op.berger', (by) => ({ type: 'RaiseException', by, exceptionType: 'manual', severity, ...(stepKey ? { stepKey } : {}), text: `A ${severity} thing was seen` }));
  }

  comment(stepKey: string, text: string): Promise<readonly RunEvent[]> {
    return this.act('op.okafor', (by) => ({ type: 'AddComment', by, stepKey, text }));
  }

  /** Everything up to `complete`; `afar`: the witness signs from afar, with this picture. */
  async execute(net = '100.2', afar?: Buffer): Promise<void> {
    await this.create();
    await this.release();
    await this.start('op.berger', 'weigh-api');
    await this.enter('op.berger', 'weigh-api', 'net', net);
    await this.enter('op.berger', 'weigh-api', 'container', 'C-1');
    await this.sign('op.berger', 'weigh-api', 'performer');
    await (afar ? this.signFromAfar('op.okafor', 'op.berger', 'weigh-api', 'witness', afar) : this.sign('op.okafor', 'weigh-api', 'witness'));
    await this.complete('op.berger', 'weigh-api');
    await this.start('op.berger', 'work-out');
    await this.complete('op.berger', 'work-out');
  }

  private version(stepKey: string): number {
    return this.view.steps[stepKey]?.version ?? 0;
  }

  /** Both stand in a session at the step, the witness keeps the frozen picture of the operator, and signs from afar. */
  async signFromAfar(account: string, operator: string, stepKey: string, policy: string, picture: Buffer): Promise<readonly RunEvent[]> {
    const [witness, shows] = [testPerson(account), testPerson(operator)];
    const note = (what: string, { person, name }: typeof witness, more: object = {}) => this.act(undefined, () => ({ type: 'NoteExpert', sessionId: 's', stepKey, what, person, name, at: '2026-11-24T08:00:01.000Z', ...more }));
    await note('called', witness, { calledBy: shows.person, calledByName: shows.name });
    await note('joined', shows);
    await note('joined', witness);
    const sha256 = sha256Hex(picture);
    await note('frozen', witness, { drawing: { sha256, mediaType: 'image/png', size: picture.length, fileName: 'picture-1.png', pictureOf: shows.person, pictureOfName: shows.name, marks: [] } });
    const step = this.view.steps[stepKey];
    const asked = this.recipe.steps.find(({ node }) => node.id === step?.stepId)?.node.signatures.find(({ id }) => id === policy);
    if (!step || !asked) throw new Error(`no policy ${policy} at ${stepKey}`);
    const offered = await this.signatureOf(account, stepKey, policy, unwrap(remoteSigning(this.view.run, step, asked, witness.person, { view: 'c'.repeat(64), picture: sha256 })));
    return this.act(account, (by) => ({ type: 'ApplySignature', by, stepKey, version: this.version(stepKey), ...offered }));
  }

  private async signatureOf(account: string, stepKey: string, policyId: string, remote?: RemoteView): Promise<OfferedSignature> {
    const step = this.view.steps[stepKey];
    const info = this.recipe.steps.find(({ node }) => node.id === step?.stepId);
    const policy = info?.node.signatures.find(({ id }) => id === policyId);
    if (!step || !policy) throw new Error(`no policy ${policyId} at ${stepKey}`);
    const content = JSON.parse(JSON.stringify(stepContent(this.view.run, step))) as JsonObject;
    const { person, name } = testPerson(account);
    const level = remote ? 'esig-2fa' : 'esig';
    const statement = makeStatement(
      { service: 'batch-execution', action: 'sign-step', site: 'HAM', subject: { type: 'step', id: stepKey, label: stepKey }, contents: [{ label: stepKey, content }, ...(remote ? [{ label: 'seen', content: remote as unknown as JsonObject }] : [])], text: { en: 'I attest', de: 'Ich bestätige' }, meaning: policy.meaning as Meaning, signer: { person, roles: [policy.role] }, level },
      this.ids(),
      new Date().toISOString(),
    );
    const evidence = await this.signer.sign(statement, account);
    const claims = JSON.parse(Buffer.from(evidence.idToken.split('.')[1] ?? '', 'base64url').toString()) as { auth_time: number };
    return {
      policy: policyId, roles: [policy.role], ...(remote ? {} : { area: HERE }),
      signature: {
        statementId: statement.id, meaning: policy.meaning, person, name, account, signedAt: new Date(claims.auth_time * 1000).toISOString(), level, ...(remote ? { remote } : { terminal: HERE }),
        contentHash: contentHash(content), content, evidenceHash: sha256Hex(canonical(evidence as unknown as JsonValue)), evidence,
      },
    };
  }
}

/** Keeps records as canonical texts, without a database. */
export class MemorySink implements Sink {
  readonly texts: string[] = [];
  readonly clock = FixedClock.at('2026-11-24T08:00:00.000Z');

  times(): Promise<Times> {
    this.clock.advance(60);
    return Promise.resolve(this.clock.times());
  }

  append(act: Parameters<Sink['append']>[0]): Promise<void> {
    const { runId, by, sequence, events, audit, times } = act;
    events.forEach((event, i) => {
      const around = { site: 'HAM', aggregateType: 'run', aggregateId: runId, sequence: sequence + i + 1, type: event.type, version: 1, body: event.body as unknown as JsonObject };
      this.texts.push(recordText({ ...around, actAt: times.plant, recordedAt: times.real, clock: times.clock, ...(by ? attributionOf(by) : {}), audit: audit(event) }));
    });
    return Promise.resolve();
  }
}

/** Writes as batch-execution does: records in its schema, which announce themselves. */
export class DatabaseSink implements Sink {
  constructor(private readonly transactions: Transactions, private readonly options: { readonly announceHead?: (head: string) => string; readonly bodyOf?: (event: RunEvent) => object; readonly terminal?: string } = {}) {}

  times(): Promise<Times> {
    return this.transactions.times();
  }

  async append(act: Parameters<Sink['append']>[0]): Promise<void> {
    const { runId, by, sequence, events, audit, times } = act;
    const { terminal } = this.options;
    const [row] = await this.transactions.read<{ head: string }>(`SELECT encode(head_hash, 'hex') AS head FROM aggregate WHERE site = 'HAM' AND aggregate_id = $1`, [runId]);
    const head = row?.head ?? '';
    const seals = events.flatMap((event, i) => (event.type === 'RunSealed' ? [outgoing('batchwright.batch-execution.v1.RunSealed', { subject: runId, site: 'HAM', sequence: sequence + i + 1 }, { ...event.body, head: this.options.announceHead?.(head) ?? head, count: sequence })] : []));
    await this.transactions.append({
      site: 'HAM', aggregateType: 'run', aggregateId: runId, expectedSequence: sequence, timeUsed: times, messages: seals,
      ...(by ? { by: { ...attributionOf(by), ...(terminal ? { terminal } : {}) } } : {}),
      events: events.map((event) => ({ type: event.type, version: 1, body: (this.options.bodyOf?.(event) ?? event.body) as unknown as JsonObject, audit: audit(event) })),
    });
  }
}

/** Puts the recipes where the service that owns them puts them. */
export async function keepRecipe(objects: ObjectStore): Promise<void> {
  for (const document of [RECIPE, WIDE_RECIPE, PACKING_RECIPE]) await objects.put('recipes', 'HAM', Buffer.from(canonicalRecipe(document)));
}
