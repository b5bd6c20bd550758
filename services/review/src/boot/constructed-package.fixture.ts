import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { attributionOf, makeStatement } from '@batchwright/access';
import type { RunEvent } from '@batchwright/procedure';
import { canonical, chainHead, contentHash, labelled, leafHash, parseRecord, recordText, sha256Hex, type AppliedSignature, type JsonObject, type JsonValue, type Meaning, type RecordedEvent } from '@batchwright/records';
import { makeTestSigner, TEST_SIGNING_ISSUER, testPerson, type TestSigner } from '@batchwright/testing';
import { buildPackage, recordJson } from '../adapters/package/build-package';
import { allOf } from '../adapters/package/container';
import { printRecord } from '../adapters/package/print-record';
import type { PackageContent } from '../application/packages';
import { certify } from '../domain/certificate';
import { foldRun, type RunRecord } from '../domain/run-record';
import { actorOf, MemorySink, RECIPE_TEXT, ScriptedRun } from './scripted-run.fixture';

const RUN = '01900000-0000-7000-8000-00000000b001';

/** A release package made without a database: a whole batch, reviewed and released, with real signatures. */
export interface ConstructedPackage {
  readonly bytes: Buffer;
  readonly content: PackageContent;
  readonly key: KeyObject;
  readonly pdf: Buffer;
}

/** `afar`: the witness signed from afar, with this picture. `changes`: over how many changes of critical data the release says that it was signed. */
export async function constructPackage(net = '100.2', changes = 0, afar?: Buffer): Promise<ConstructedPackage> {
  const signer = await makeTestSigner();
  const sink = new MemorySink();
  const run = new ScriptedRun(RUN, signer, sink);
  await run.execute(net, afar);
  const { texts } = sink;
  const records = texts.map(parseRecord).map(runRecord);
  const judged = { head: chainHead(texts.map(leafHash)), count: texts.length };
  const certificate = JSON.parse(canonical(certify({ run: foldRun('HAM', RUN, records), recipe: run.recipe, signatures: [], ...(afar ? { files: [{ sha256: sha256Hex(afar) }] } : {}) }, judged) as unknown as JsonValue)) as JsonObject;
  const signed = { ...judged, certificateHash: contentHash(certificate) };
  await run.act(undefined, () => ({ type: 'SealRun', reason: 'release' }));
  const own = await judgement(run, signer, sink, signed, { changes, changesHash: sha256Hex('[]') });
  const key = generateKeyPairSync('ed25519').privateKey;
  const content: PackageContent = {
    batch: run.number, site: 'HAM', timeZone: 'Europe/Berlin', createdAt: '2026-11-25T10:00:00.000Z', recipe: RECIPE_TEXT, certificate,
    streams: [streamOf('batch-execution', 'run', sink.texts), streamOf('review', 'batch-review', own)],
    keys: { issuer: TEST_SIGNING_ISSUER, keys: [(await publicKeyOf(signer))] },
    ...(afar ? { files: [{ sha256: sha256Hex(afar), bytes: () => partsOf(afar) }] } : {}),
  };
  const pdf = await printRecord(content, Buffer.from(recordJson(content.streams)));
  return { bytes: await allOf(buildPackage(content, pdf, key)), content, key, pdf };
}

export function streamOf(service: string, aggregateType: string, texts: readonly string[]): PackageContent['streams'][number] {
  const leafHashes = texts.map(leafHash);
  return { service, aggregateType, aggregateId: RUN, texts: [...texts], leafHashes, head: chainHead(leafHashes) };
}

export function runRecord({ sequence, type, body, actAt, recordedAt, person, name }: RecordedEvent): RunRecord {
  return { sequence, event: { type, body } as unknown as RunEvent, at: actAt, recordedAt, correctionMs: 0, ...(person ? { person } : {}), ...(name ? { name } : {}) };
}

async function judgement(run: ScriptedRun, signer: TestSigner, sink: MemorySink, signed: JsonObject, trail: JsonObject): Promise<string[]> {
  const texts: string[] = [];
  const append = async (type: string, body: JsonObject, account?: string): Promise<void> => {
    const times = await sink.times();
    const by = account === undefined ? {} : attributionOf(actorOf(account));
    texts.push(recordText({ site: 'HAM', aggregateType: 'batch-review', aggregateId: RUN, sequence: texts.length + 1, type, version: 1, body: { ...body, number: run.number }, actAt: times.plant, recordedAt: times.real, clock: times.clock, ...by, audit: [{ object: `batch ${run.number}`, action: type }] }));
  };
  const act = async (type: string, action: string, meaning: Meaning, account: string, level: 'esig' | 'esig-2fa', more: JsonObject = {}): Promise<void> => {
    const content = { act: action, ...more, site: 'HAM', runId: RUN, batch: run.number, ...signed };
    await append(type, { ...signed, ...(type === 'ReleaseSigned' ? trail : {}), signatures: [(await signatureOf(signer, action, meaning, account, level, content)) as unknown as JsonObject] }, account);
  };
  await act('ProductionReviewed', 'production-review', 'production-reviewed', 'prod.keller', 'esig');
  await act('QualityReviewed', 'quality-review', 'quality-reviewed', 'qa.weiss', 'esig');
  await act('ReleaseSigned', 'dispose-batch', 'released', 'qp.romano', 'esig-2fa', { decision: 'release', ...trail });
  await append('BatchDispositioned', { decision: 'release', head: signed.head ?? '', decidedBy: 'E1052' });
  return texts;
}

async function signatureOf(signer: TestSigner, action: string, meaning: Meaning, account: string, level: 'esig' | 'esig-2fa', content: JsonObject): Promise<AppliedSignature> {
  const { person, name } = testPerson(account);
  const draft = { service: 'review' as const, action, site: 'HAM', subject: { type: 'batch', id: RUN, ...labelled({ en: 'Batch', de: 'Charge' }) }, contents: [{ label: 'batch', content }], text: { en: 'I do', de: 'Ja' }, meaning, signer: { person }, level };
  const statement = makeStatement(draft, `01900000-0000-7000-8000-${action.length.toString().padStart(4, '0')}${person.slice(1).padStart(8, '0')}`, new Date().toISOString());
  const evidence = await signer.sign(statement, account);
  const { auth_time: at } = JSON.parse(Buffer.from(evidence.idToken.split('.')[1] ?? '', 'base64url').toString()) as { auth_time: number };
  return { statementId: statement.id, meaning, person, name, account, signedAt: new Date(at * 1000).toISOString(), level, contentHash: contentHash(content), content, evidenceHash: sha256Hex(canonical(evidence as unknown as JsonValue)), evidence };
}

async function* partsOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The signer's public key, as it introduces it to a schema. */
async function publicKeyOf(signer: TestSigner): Promise<JsonObject> {
  let jwk: JsonObject = {};
  const client = { query: (_sql: string, values: unknown[]): Promise<void> => (typeof values[2] === 'string' && String(values[0]) === 'test-key' ? Promise.resolve(void (jwk = JSON.parse(values[2]) as JsonObject)) : Promise.resolve()) };
  await signer.introduce(client as never, 'none');
  return jwk;
}
