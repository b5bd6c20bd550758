#!/usr/bin/env node
// Batchwright release package verifier. One file, no dependencies, no network. Node.js 20 or newer.
//   node verify.mjs [verify] FILE [--trust FINGERPRINT] [--json] [--signatures]
// Exit code 0: the package is what it says; 1: it is not (each finding names its place); 2: wrong use.
// The format is described in docs/package-format.md. Everything is recomputed here; no word of the package is believed.
import { constants, createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const FORMAT = 'batchwright.package/1';
const REQUIRED = ['record.json', 'recipe.json', 'certificate.json', 'keys.json', 'record.pdf'];
/** What may follow in a run's record after the state that was certified and signed for. */
const AFTER_CERTIFICATE = new Set(['RunSealed', 'RunUnsealed', 'BusinessStatusChanged', 'BlockLifted']);
/** Who did one of these, or signed with one of these meanings, executed and may neither review nor release (four eyes). */
const EXECUTING_EVENTS = new Set(['StepStarted', 'EntryRecorded', 'EntryCorrected', 'SecondCheckRecorded', 'StepCompleted']);
const EXECUTING_MEANINGS = new Set(['performed', 'witnessed', 'verified-independently', 'present-throughout']);
/** Changes of GMP-critical data; see `isCriticalChange`. */
const CRITICAL_CHANGES = new Set(['EntryCorrected', 'StepReopened', 'EntryRejected', 'PermissionGiven', 'PermissionUsed', 'GrantRevokedLate', 'StepReassigned', 'MoveSigned', 'EquipmentChanged', 'ExceptionDecisionProposed', 'ExceptionDecided', 'DeviationApproved']);
const ALGORITHMS = { RS256: { hash: 'RSA-SHA256' }, PS256: { hash: 'RSA-SHA256', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } }, ES256: { hash: 'SHA256', options: { dsaEncoding: 'ieee-p1363' } }, EdDSA: { hash: null } };
const RECORD_FORMAT = 'batchwright.record/1';
const CLOCK_TOLERANCE_SECONDS = 60;

// ---------------------------------------------------------------- canonical JSON (RFC 8785; numbers are safe integers)
export function canonical(value) {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`the number ${value} is not a safe integer`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`${typeof value} has no canonical form`);
  const members = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (buffer) => buffer.toString('hex');

// ---------------------------------------------------------------- container: ZIP, stored, every header byte determined
const CRC_TABLE = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n));
function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC_TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** The only container bytes that a list of files may have. */
export function writeContainer(files) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version needed
    shared.writeUInt16LE(0x0800, 2); // UTF-8 names
    shared.writeUInt16LE(0x0021, 8); // stored, 1980-01-01 00:00
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** The files of a container. Whatever byte is not the one that must stand there is told to `fail`; what can be read is read on. */
export function readContainer(bytes, fail) {
  const files = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PK\x03\x04') {
    const size = bytes.readUInt32LE(at + 22);
    const start = at + 30 + bytes.readUInt16LE(at + 26);
    if (start + size > bytes.length) {
      fail('container', `the file that begins at byte ${at} is cut off`);
      break;
    }
    files.push({ path: bytes.toString('utf8', at + 30, start), bytes: bytes.subarray(start, start + size), at: start });
    at = start + size;
  }
  const expected = writeContainer(files);
  const length = Math.min(expected.length, bytes.length);
  let i = 0;
  while (i < length && expected[i] === bytes[i]) i += 1;
  const inside = files.find((file) => i < file.at + file.bytes.length)?.path ?? 'the directory at the end';
  if (i < length) fail('container', `byte ${i} is not what it must be (header or checksum of ${inside})`);
  else if (expected.length !== bytes.length) fail('container', `${bytes.length} bytes, ${expected.length} are accounted for`);
  return files;
}

// ---------------------------------------------------------------- the parts
function parseCanonical(path, bytes, fail) {
  try {
    const text = bytes.toString('utf8');
    const value = JSON.parse(text);
    if (canonical(value) !== text) fail(path, 'is not in canonical form');
    return value;
  } catch (error) {
    fail(path, `cannot be read: ${error.message}`);
    return undefined;
  }
}

function checkManifest(files, fail) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  if (byPath.size !== files.length) fail('container', 'holds two files of one name');
  if (!byPath.has('manifest.json') || !byPath.has('manifest.sig.json')) {
    fail('manifest.json', 'or its signature is missing');
    return undefined;
  }
  const bytes = byPath.get('manifest.json').bytes;
  const manifest = parseCanonical('manifest.json', bytes, fail);
  const seal = parseCanonical('manifest.sig.json', byPath.get('manifest.sig.json').bytes, fail);
  if (!manifest || !seal) return undefined;
  if (manifest.format !== FORMAT) fail('manifest.json', `has the format ${manifest.format}; this verifier reads ${FORMAT}`);
  if (Object.keys(seal).sort().join() !== 'alg,key,signature' || seal.alg !== 'EdDSA') fail('manifest.sig.json', 'is not of the known shape');
  let fingerprint = 'unknown';
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: seal.key.x }, format: 'jwk' });
    fingerprint = hex(sha256(Buffer.from(seal.key.x, 'base64url')));
    const signature = Buffer.from(seal.signature, 'base64url');
    if (signature.toString('base64url') !== seal.signature || Buffer.from(seal.key.x, 'base64url').toString('base64url') !== seal.key.x)
      fail('manifest.sig.json', 'has an ambiguous encoding');
    if (!verifySignature(null, bytes, key, signature)) fail('manifest.json', 'was changed after it was signed, or the signature is not of this key');
  } catch (error) {
    fail('manifest.sig.json', `cannot be checked: ${error.message}`);
  }
  const listed = new Set(['manifest.json', 'manifest.sig.json', ...(manifest.files ?? []).map(({ path }) => path)]);
  for (const entry of manifest.files ?? []) {
    const file = byPath.get(entry.path);
    if (!file) fail(entry.path, 'is named by the manifest and missing');
    else if (hex(sha256(file.bytes)) !== entry.sha256 || file.bytes.length !== entry.size) fail(entry.path, 'does not have the hash that the manifest names');
  }
  for (const path of byPath.keys()) if (!listed.has(path)) fail(path, 'is not named by the manifest');
  for (const path of REQUIRED) if (!listed.has(path)) fail(path, 'is missing: every release package holds it');
  return { manifest, byPath, fingerprint };
}

function checkStream(stream, fail) {
  const place = (n) => `record.json ${stream.service} event ${n}`;
  let head = Buffer.alloc(32);
  stream.events.forEach((event, index) => {
    const { leafHash: stated, ...envelope } = event;
    if (event.sequence !== index + 1) fail(place(event.sequence), `follows number ${index}: an event is missing or twice`);
    if (event.aggregateId !== stream.aggregateId) fail(place(event.sequence), 'belongs to another record');
    if (event.format !== RECORD_FORMAT) fail(place(event.sequence), `has the format ${event.format}; this verifier reads ${RECORD_FORMAT}`);
    const leaf = sha256(Buffer.from([0]), Buffer.from(canonical(envelope), 'utf8'));
    if (hex(leaf) !== stated) fail(place(event.sequence), 'was changed: its leaf hash does not follow from its content');
    head = sha256(head, leaf);
  });
  if (stream.events.length !== stream.count) fail(`record.json ${stream.service}`, `has ${stream.events.length} events, ${stream.count} are stated`);
  if (hex(head) !== stream.head) fail(`record.json ${stream.service}`, 'its chain of events does not end in the stated head');
}

const headAfter = (stream, count) => hex(stream.events.slice(0, count).reduce((head, event) => sha256(head, Buffer.from(event.leafHash, 'hex')), Buffer.alloc(32)));
const signaturesOf = ({ type, body }) => (type === 'SignatureApplied' ? [body] : [...(body.signature ? [body.signature] : []), ...(body.signatures ?? [])]);

function checkIdToken(applied, keys, issuer, fail, place) {
  const { evidence } = applied;
  const [head, body, signature] = evidence.idToken.split('.');
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const key = keys.find((candidate) => candidate.kid === header.kid && candidate.kid === evidence.keyId);
  const algorithm = Object.hasOwn(ALGORITHMS, header.alg) ? ALGORITHMS[header.alg] : undefined;
  if (!algorithm || !key) return fail(place, 'its token names no key of keys.json');
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) fail(place, 'its token has an ambiguous encoding');
  const publicKey = { key: createPublicKey({ key: { ...key, alg: undefined, kid: undefined }, format: 'jwk' }), ...algorithm.options };
  if (!verifySignature(algorithm.hash, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url'))) return fail(place, 'the identity provider did not sign this token');
  const { statement } = evidence;
  const wrong = [
    [claims.iss === issuer, 'comes from another issuer'],
    [[claims.aud].flat().join() === 'mes-sign' && claims.azp === 'mes-sign', 'was not made for signing'],
    [claims.nonce === sha256(Buffer.from(canonical(statement), 'utf8')).toString('base64url'), 'was made for another statement'],
    [claims.acr === statement.level || claims.acr === 'esig-2fa', 'has a weaker authentication than the statement asks'],
    [claims.auth_time + CLOCK_TOLERANCE_SECONDS >= Date.parse(statement.issuedAt) / 1000, 'was authenticated before the statement was made'],
    [claims.auth_time <= Date.parse(statement.expiresAt) / 1000 + CLOCK_TOLERANCE_SECONDS, 'was authenticated after the statement expired'],
    [claims.employee_number === applied.person, `is of ${claims.employee_number}, the record says ${applied.person}`],
    [claims.acr === applied.level && new Date(claims.auth_time * 1000).toISOString() === applied.signedAt, 'shows another level or time than the record'],
    [(statement.signer.person ?? applied.person) === applied.person && !statement.signer.notPersons?.includes(applied.person), 'is of somebody who was not to sign'],
  ];
  for (const [holds, reason] of wrong) if (!holds) fail(place, `its token ${reason}`);
  return undefined;
}

/** Who signed from afar stood in that session at that step, with its operator, and what he names as seen was kept there before. */
function checkRemote({ sequence }, { remote, person, evidence, level, where }, told, fail) {
  const of = told.filter((event) => event.sequence < sequence && event.type === 'ExpertNoted' && event.body.sessionId === remote.session).map(({ body }) => body);
  const last = (who) => of.findLast(({ what, person: about }) => (what === 'joined' || what === 'left') && about === who)?.what;
  const wrong = [
    [evidence.statement.contents.some(({ hash }) => hash === hex(sha256(Buffer.from(canonical(remote), 'utf8')))), 'its statement does not name what was seen from afar'],
    [where === 'remote' && level === 'esig-2fa', 'was given from afar without the second factor'],
    [last(person) === 'joined' && last(remote.operator.person) === 'joined' && !of.some(({ what }) => what === 'ended'), 'is of somebody who did not stand in the session with its operator'],
    [of.some(({ what, stepKey, drawing }) => what === 'frozen' && stepKey === remote.step && drawing?.sha256 === remote.picture && drawing.pictureOf === remote.operator.person), 'names a picture that was not kept in the session at this step'],
  ];
  for (const [holds, problem] of wrong) if (!holds) fail(problem);
}

function checkSignature(event, applied, keys, issuer, fail, used, told) {
  const place = `signature of ${applied.name ?? applied.person} in event ${event.sequence}`;
  const { statement } = applied.evidence;
  const useKey = `${applied.statementId} ${applied.contentHash}`;
  if (used.has(useKey)) fail(place, 'uses evidence that another signature used');
  used.add(useKey);
  if (hex(sha256(Buffer.from(canonical(applied.evidence), 'utf8'))) !== applied.evidenceHash) fail(place, 'its evidence was changed');
  if (hex(sha256(Buffer.from(canonical(applied.content), 'utf8'))) !== applied.contentHash) fail(place, 'covers other content than it shows');
  if (!statement.contents.some((content) => content.hash === applied.contentHash)) fail(place, 'its statement does not name this content');
  if (applied.remote) checkRemote(event, applied, told, (problem) => fail(place, problem));
  if (statement.meaning !== applied.meaning) fail(place, 'has another meaning than was signed');
  if (statement.id !== applied.statementId || statement.site !== event.site) fail(place, 'belongs to another statement');
  return checkIdToken(applied, keys, issuer, fail, place);
}

/** What somebody signed, as it stood before him in each language; statements older than `labels` have one name for both. */
function signedWords({ sequence }, service, { person, name, signedAt, meaning, evidence: { statement } }) {
  const { label, labels = { en: label, de: label } } = statement.subject;
  return { service, sequence, person, name, signedAt, meaning, about: labels, text: statement.text };
}

/** Verifies the bytes of a package. Returns findings (empty when all holds), what was counted, and what was signed in which words. */
export function verifyPackage(bytes, { trust } = {}) {
  const findings = [];
  const fail = (place, problem) => void findings.push({ place, problem });
  const counted = { files: 0, events: 0, signatures: 0 };
  const signed = [];
  const files = readContainer(bytes, fail);
  counted.files = files.length;
  const checked = checkManifest(files, fail);
  if (!checked) return { findings, counted, signer: 'not judged' };
  const { manifest, byPath, fingerprint } = checked;
  const [record, recipe, certificate, keys] = REQUIRED.slice(0, 4).map((path) => byPath.has(path) && parseCanonical(path, byPath.get(path).bytes, fail));
  inShape(fail, () => record && checkFiles(record, byPath, fail));
  inShape(fail, () => record && byPath.has('record.xml') && checkXml(record, byPath.get('record.xml').bytes.toString('utf8'), fail));
  inShape(fail, () => record && recipe && certificate && keys && checkRecord({ manifest, record, recipeBytes: byPath.get('recipe.json').bytes, certificate, keys }, fail, counted, signed));
  if (trust && trust.toLowerCase().replaceAll(':', '') !== fingerprint) fail('manifest.sig.json', `was signed by ${fingerprint}, not by the one you trust`);
  const decided = record?.streams?.find(({ service }) => service === 'review')?.events?.findLast(({ type }) => type === 'BatchDispositioned')?.body;
  const disposition = decided?.decision === 'reject' ? 'rejected' : decided?.part ? 'partially-released' : 'released';
  const released = decided?.part?.released;
  const signer = findings.length ? 'not judged' : trust ? 'trusted' : 'unknown';
  return { findings, counted, signed, signer, fingerprint, batch: manifest.batch, site: manifest.site, disposition, ...(released ? { released } : {}) };
}

/** What a check stumbles over is a finding as well: a record that lost a field to one flipped bit is no reason to stop looking. */
function inShape(fail, check) {
  try {
    check();
  } catch (error) {
    fail('record.json', `is not of the known shape: ${error.message}`);
  }
}

/** Photos and files of the record: each lies under its hash, has it, and the step that names it is told when it has not. */
function checkFiles(record, byPath, fail) {
  const named = new Set();
  for (const { sequence, type, body } of record.streams?.find(({ service }) => service === 'batch-execution')?.events ?? []) {
    const { photo, ...facts } = body?.params ?? {};
    const drawing = type === 'ExpertNoted' && body?.drawing ? { ...body.drawing, kind: 'file' } : undefined;
    const value = type === 'ExceptionRaised' && photo ? { ...facts, kind: 'file', sha256: photo } : type === 'EntryRecorded' || type === 'EntryCorrected' ? body?.value : drawing;
    if (value?.kind !== 'file') continue;
    const { sha256: hash, size, fileName } = value;
    const place = `step ${body.stepKey} (${body.address ?? (drawing ? 'session' : 'exception')}, event ${sequence})`;
    const file = byPath.get(`attachments/${hash}`);
    named.add(`attachments/${hash}`);
    if (!file) fail(place, `its file ${fileName} (${hash}) is missing`);
    else if (hex(sha256(file.bytes)) !== hash || file.bytes.length !== size) fail(place, `its file ${fileName} was changed: its bytes have not the recorded hash ${hash}`);
  }
  for (const path of byPath.keys()) if (path.startsWith('attachments/') && !named.has(path)) fail(path, 'belongs to no step of the record');
}

const XML_ESCAPES = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };
const unescapeXml = (text) => text.replace(/&(amp|lt|gt|quot|#13);/g, (_, name) => XML_ESCAPES[name]);
const isChange = ({ type, body }) => type === 'EntryCorrected' || (type === 'CalculationRecorded' && body.oldValue !== undefined);
const sameJson = (text) => {
  try {
    return canonical(JSON.parse(text));
  } catch {
    return 'no JSON';
  }
};
const sameList = (one, other) => one.length === other.length && one.every((text, i) => text === other[i]);

/** The record in the words of ISA-88 (packages made before it existed hold none): it names every event of record.json in order, with its body and leaf hash, and every changed value. */
function checkXml(record, xml, fail) {
  const events = record.streams.flatMap((stream) => stream.events.map((event) => ({ id: `${stream.service}/${event.sequence}`, event })));
  const told = [...xml.matchAll(/^    <Event>\n([^]*?)^    <\/Event>$/gm)].map(([, inner]) => inner);
  if (told.length !== events.length) return fail('record.xml', `tells ${told.length} events, record.json ${events.length}`);
  const attributeOf = (inner, id) => unescapeXml(new RegExp(`<AttributeID>${id}</AttributeID>\\s*<Value>\\s*<ValueString>([^<]*)</ValueString>`).exec(inner)?.[1] ?? '');
  events.forEach(({ id, event }, i) => {
    const says = [/<EntryID>([^<]*)</.exec(told[i])?.[1], /<Category>([^<]*)</.exec(told[i])?.[1], attributeOf(told[i], 'leafHash'), sameJson(attributeOf(told[i], 'body'))];
    if (!sameList(says, [id, event.type, event.leafHash, canonical(event.body)])) fail(`record.xml event ${id}`, 'says another thing than record.json');
  });
  const changed = [...xml.matchAll(/<EntryID>change\/([^<]*)</g)].map(([, id]) => id);
  if (!sameList(changed, events.filter(({ event }) => isChange(event)).map(({ id }) => id))) fail('record.xml', 'tells other changes than record.json');
  return undefined;
}

function checkRecord({ manifest, record, recipeBytes, certificate, keys }, fail, counted, signed) {
  for (const stream of record.streams) {
    checkStream(stream, fail);
    counted.events += stream.events.length;
  }
  const run = record.streams.find((stream) => stream.service === 'batch-execution');
  if (!run) return fail('record.json', 'holds no events of the batch itself');
  const created = run.events.find((event) => event.type === 'RunCreated');
  if (created?.body.recipe?.hash !== hex(sha256(recipeBytes))) fail('recipe.json', 'is not the recipe that the batch was made by');
  if (created?.body.number !== manifest.batch) fail('manifest.json', 'names another batch than the record');
  if (certificate.head !== headAfter(run, certificate.count)) fail('certificate.json', 'certifies another state of the record');
  const later = run.events.slice(certificate.count).filter((event) => !AFTER_CERTIFICATE.has(event.type));
  for (const event of later) fail(`record.json batch-execution event ${event.sequence}`, `${event.type} came after the certified state`);
  checkJudgement(run, record.streams.find((stream) => stream.service === 'review'), certificate, fail);
  const used = new Set();
  for (const { service, events } of record.streams) {
    for (const event of events) {
      for (const applied of signaturesOf(event)) {
        counted.signatures += 1;
        signed.push(signedWords(event, service, applied));
        checkSignature(event, applied, keys.keys, keys.issuer, fail, used, events);
      }
    }
  }
  return undefined;
}

/** Released by somebody who did not execute, after two reviews of exactly this record and certificate, with every exception decided. */
function checkJudgement(run, review, certificate, fail) {
  const place = 'record.json review';
  const newest = (type) => review?.events.filter((event) => event.type === type).at(-1);
  const decision = newest('BatchDispositioned');
  const rejected = decision?.body.decision === 'reject';
  if (!rejected && decision?.body.decision !== 'release') return fail(place, 'holds neither a release nor a rejection');
  const certificateHash = hex(sha256(Buffer.from(canonical(certificate), 'utf8')));
  const executors = new Set(run.events.flatMap((event) => [...(EXECUTING_EVENTS.has(event.type) ? [event.person] : []), ...signaturesOf(event).filter(({ meaning }) => EXECUTING_MEANINGS.has(meaning)).map(({ person }) => person)]));
  if (rejected) return checkRejection(decision, executors, fail);
  const acts = [newest('ProductionReviewed'), newest('QualityReviewed'), newest('ReleaseSigned')];
  acts.forEach((event, i) => {
    const name = ['the production review', 'the quality review', 'the release'][i];
    const [signature] = event ? signaturesOf(event) : [];
    if (!signature) return fail(place, `${name} is not signed`);
    const { head, count, content = signature.content } = event.body;
    if (head !== certificate.head || count !== certificate.count || content.head !== head || (i > 0 && content.certificateHash !== certificateHash)) fail(place, `${name} covers another record or certificate`);
    if (executors.has(signature.person)) fail(place, `${name} is signed by ${signature.name}, who executed`);
    return i === 2 && signature.level !== 'esig-2fa' ? fail(place, `${name} is signed without the second factor`) : undefined;
  });
  checkPart(acts[2], decision, fail);
  if (acts[0] && acts[0].person === acts[1]?.person) fail(place, 'both reviews are signed by one person');
  const decided = new Set(review.events.filter(({ type }) => type === 'ExceptionDecided').map(({ body }) => body.exceptionId));
  for (const { type, body } of run.events) if (type === 'ExceptionRaised' && !decided.has(body.exceptionId)) fail(place, `the exception ${body.exceptionId} is not decided`);
  for (const event of run.events) if (event.type === 'ExceptionRaised' && event.body.signers?.length === 2) checkTwoSigners(event.body.exceptionId, review, fail);
  checkEffects(review, fail);
  checkPartialReviews(run, review, executors, fail);
  const raised = new Set(run.events.filter(({ body }) => body.type === 'record-finding').map(({ body }) => body.text));
  for (const { id, version, findings } of certificate.rules)
    for (const { place: at, problem } of findings) if (!raised.has(`${id} ${version}: ${at}: ${problem}`)) fail('certificate.json', `nobody decided about what ${id} found at ${at}: ${problem}`);
  return undefined;
}

/** What is released of a batch in part is what was signed, container by container. */
function checkPart(release, decision, fail) {
  const signed = release && signaturesOf(release)[0]?.content;
  const [part, named] = [decision.body.part, signed?.released];
  if (!part && !named) return;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  if (!part || !same(part.released, named) || !same(part.held, signed.held) || !same(release.body.part, part)) fail('record.json review', 'the released containers are not the ones that were signed for');
}

/** What was decided with its cause: the signature of the cause names it, and says the same. */
function checkEffects(review, fail) {
  const decided = review.events.filter(({ type }) => type === 'ExceptionDecided');
  for (const { body, sequence } of decided.filter(({ body: { withParent } }) => withParent !== undefined)) {
    const cause = decided.find((event) => event.body.exceptionId === body.withParent && event.body.withParent === undefined && event.sequence < sequence);
    const content = cause && signaturesOf(cause)[0]?.content;
    const named = content?.exceptionId === body.withParent && content.effects?.some(({ id }) => id === body.exceptionId);
    if (!named || content.classification !== body.classification || content.rationale !== body.rationale) fail('record.json review', `the exception ${body.exceptionId} is decided with ${body.withParent}, whose signature does not name it so`);
  }
}

/** An exception that two persons close: the first signed what the second did. Of one that was decided with its cause, the signatures are those of the cause. */
function checkTwoSigners(raised, review, fail) {
  const id = review.events.findLast(({ type, body }) => type === 'ExceptionDecided' && body.exceptionId === raised)?.body.withParent ?? raised;
  const of = (wanted) => review.events.filter(({ type, body }) => type === wanted && body.exceptionId === id).at(-1);
  const [first, second] = [of('ExceptionDecisionProposed'), of('ExceptionDecided')];
  if (!second) return;
  const [one, two] = [first, second].map((event) => (event ? signaturesOf(event)[0] : undefined));
  if (!one || !two) return fail('record.json review', `the exception ${id} needs two signatures`);
  if (one.person === two.person || second.body.firstSignedBy !== one.person) fail('record.json review', `the two signatures of the exception ${id} are not of two persons`);
  if (first.body.classification !== second.body.classification || first.body.rationale !== second.body.rationale) fail('record.json review', `the two signatures of the exception ${id} are for two decisions`);
}

/** A rejection waits for nothing: signed with the second factor, by somebody who did not execute. */
function checkRejection(decision, executors, fail) {
  const place = 'record.json review';
  const [signature] = signaturesOf(decision);
  if (!signature) return fail(place, 'the rejection is not signed');
  if (signature.content.decision !== 'reject' || signature.meaning !== 'rejected') fail(place, 'the rejection is signed as something else');
  if (executors.has(signature.person)) fail(place, `the rejection is signed by ${signature.name}, who executed`);
  if (signature.level !== 'esig-2fa') fail(place, 'the rejection is signed without the second factor');
  return undefined;
}

/** Which events of run and review a reviewer of the audit trail looks at. */
const isCriticalChange = ({ type, body }) => CRITICAL_CHANGES.has(type) || (type === 'EntryRecorded' && body.observedAt !== undefined) || (type === 'StepCompleted' && body.notApplicable !== undefined) || (type === 'RunStateChanged' && body.reason !== undefined);

/** Reviews of single operations, and of the audit trail: each that was signed stands, and covers what is there. Packages that were made before them hold none. */
function checkPartialReviews(run, review, executors, fail) {
  const operations = new Map();
  let trail;
  let trailWasSigned = false;
  for (const event of review.events) {
    if (event.type === 'OperationReviewed') operations.set(event.body.operation, event);
    if (event.type === 'OperationReviewVoided') operations.set(event.body.operation, undefined);
    if (event.type === 'AuditTrailReviewed') [trail, trailWasSigned] = [event, true];
    if (['AuditTrailReopened', 'ExceptionDecisionProposed', 'ExceptionDecided', 'DeviationApproved'].includes(event.type)) trail = undefined;
  }
  const signed = (event, place) => {
    const [signature] = signaturesOf(event);
    if (!signature) fail(place, 'is not signed');
    else if (executors.has(signature.person)) fail(place, `is signed by ${signature.name}, who executed`);
    return signature?.content ?? {};
  };
  for (const [operation, event] of operations) {
    const place = `record.json review of operation ${operation}`;
    if (!event) {
      fail(place, 'an event came after it, and it was not reviewed again');
      continue;
    }
    const { steps, head, count } = event.body;
    const own = run.events.filter(({ type, body }) => !AFTER_CERTIFICATE.has(type) && steps.includes(String(body.stepKey).split('~')[0]));
    const content = signed(event, place);
    const actual = headAfter({ events: own }, own.length);
    if (own.length !== count || actual !== head || content.head !== head || content.operation !== operation) fail(place, 'covers other events than the record has');
  }
  const place = 'record.json review of the audit trail';
  // a release that says over which changes it was signed asks for their review; packages that were made before say nothing
  const release = review.events.filter(({ type }) => type === 'ReleaseSigned').at(-1);
  const { changes, changesHash } = release?.body ?? {};
  if (release && changes !== undefined) {
    const content = signaturesOf(release)[0]?.content ?? {};
    if (content.changes !== changes || content.changesHash !== changesHash) fail(place, 'the release was signed over other changes');
    const own = [...run.events, ...review.events].filter(isCriticalChange).length;
    if (changes < own) fail(place, `the release was signed over ${changes} changes of critical data, the record has ${own}`);
    if (changes > 0 && !trail) fail(place, `${changes} changes of critical data were not reviewed`);
    if (trail && trail.body.hash !== changesHash) fail(place, 'covers other changes than the release');
  }
  if (!trailWasSigned) return undefined;
  if (!trail) return fail(place, 'a change came after it, and it was not reviewed again');
  const { covers, hash, count } = trail.body;
  const content = signed(trail, place);
  if (hex(sha256(Buffer.from(canonical(covers), 'utf8'))) !== hash || covers.length !== count || content.hash !== hash) fail(place, 'covers another list than was signed');
  const covered = new Set(covers.map(({ leafHash }) => leafHash));
  for (const event of [...run.events, ...review.events].filter(isCriticalChange)) if (!covered.has(event.leafHash)) fail(place, `does not cover ${event.type}, event ${event.sequence}`);
  return undefined;
}

function main(given) {
  const args = given[0] === 'verify' ? given.slice(1) : given;
  const file = args.find((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--trust');
  const trustAt = args.indexOf('--trust');
  const wrongUse = !file || (trustAt >= 0 && !args[trustAt + 1]) ? 'Use: verify FILE [--trust FINGERPRINT] [--json] [--signatures]' : existsSync(file) ? '' : `${file} is not there`;
  if (wrongUse) {
    process.stderr.write(`${wrongUse}\n`);
    return 2;
  }
  const result = verifyPackage(readFileSync(file), { trust: trustAt >= 0 ? args[trustAt + 1] : undefined });
  const { files, events, signatures } = result.counted;
  const lines = args.includes('--json') ? [JSON.stringify({ ok: result.findings.length === 0, ...result })] : [];
  if (lines.length === 0 && result.findings.length) lines.push(`NOT VERIFIED: ${result.findings.length} finding(s) in ${file}`, ...result.findings.map(({ place, problem }) => `  ${place}: ${problem}`));
  else if (lines.length === 0) lines.push(`Batch ${result.batch} of site ${result.site}: ${files} files, ${events} events, ${signatures} signatures, all consistent.`, ...(result.disposition === 'rejected' ? ['The batch was REJECTED.'] : []), ...(result.released ? [`Only a PART was released: ${result.released.join(', ')}.`] : []),
    result.signer === 'trusted' ? 'VERIFIED: signed by the one you trust.' : `CONSISTENT, SIGNER UNKNOWN: the manifest's key is ${result.fingerprint}\n  (give it as --trust when you know it to be the manufacturer's).`);
  if (args.includes('--signatures') && !args.includes('--json'))
    lines.push(...result.signed.flatMap(({ service, sequence, person, name, signedAt, meaning, about, text }) => [`${service} event ${sequence}: ${name} (${person}), ${signedAt}, ${meaning}`, `  en: ${about.en}: ${text.en}`, `  de: ${about.de}: ${text.de}`]));
  process.stdout.write(`${lines.join('\n')}\n`);
  return result.findings.length ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) process.exitCode = main(process.argv.slice(2));
