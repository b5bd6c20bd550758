import { outgoing } from '@batchwright/contracts';
import { DomainError, Instants } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Protocol } from '../domain/connection';
import { instantOfMicroseconds } from '../domain/instants';
import type { Reading } from '../domain/reading';
import { notWritten, readBackOf, setPointOf, type NotWritten } from '../domain/set-point';
import type { MachineAnswers, Waiting } from './machine-answers';
import { plain } from './plain';
import type { PointInForce, Points } from './points';
import type { SourceDriver, Written } from './source-driver';

/** What a step asks to be written, as the command says it. */
export interface SetPointOrder {
  readonly commandId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly address: string;
  readonly equipment: string;
  readonly point: string;
  readonly value: string;
  readonly unit?: string;
  readonly tolerance?: string;
  /** When the person asked, real time. */
  readonly askedAt?: string;
}

/** So long a replica has an order to itself: longer than everything that it does with the machine may take. */
const HELD_SECONDS = 60;
/** And where the controller carries out each command once: two that send it do no harm. */
const HELD_COMMAND_SECONDS = 4;
/** So long one word with a machine may take, ms. */
const PATIENCE_MS = 12_000;
/** So old an order may be when it begins, ms: no machine moves later, when nobody stands before it any more. */
const STALE_MS = 10_000;
const AT_ONCE = 20;

type Seen = Omit<Reading, 'tag'>;
type Outcome = { readonly ok: true; readonly seen: Seen } | NotWritten;
interface Begun {
  readonly order: SetPointOrder;
  readonly point: PointInForce;
  readonly value: number | boolean | string;
  /** Another process began and did not end it: it is looked at, and sent again only where the controller knows it by its id. */
  readonly left: boolean;
  /** Monotonic: from then on it is too late for a machine to move. */
  readonly freshUntil: number;
}

/**
 * Writes set points into machines (21 CFR 211.68). That it begins is a record before anything is sent; then it is written, read back, and the result is a record with its message. An order that was begun and not
 * ended (a process died, a connection was cut) is sent again under its id where the controller carries out each id once, as long as it is fresh; anywhere else, and later, it is never sent again: what stands there is read, and
 * where it is not what was asked the answer is `cut-off`. One that comes late is not begun.
 */
export class WriteSetPoints {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly answers: MachineAnswers,
    private readonly points: Points,
    private readonly drivers: Readonly<Partial<Record<Protocol, Pick<SourceDriver, 'tryOut' | 'write'>>>>,
    private readonly staleMs = STALE_MS,
  ) {}

  async ask(tx: Transaction, site: string, order: SetPointOrder): Promise<void> {
    await this.answers.ask(tx, 'set-point', site, order.commandId, plain(order), (await tx.times()).real);
  }

  /** Begins what waits; a machine that is slow holds up no other. Answers how many are under way. */
  async execute(failed: (error: unknown, id: string) => void): Promise<number> {
    for (const { site, id } of await this.answers.waiting('set-point', AT_ONCE)) {
      if (this.underWay.has(id)) continue;
      this.underWay.set(id, this.carryOut(site, id).catch((error: unknown) => failed(error, id)).finally(() => this.underWay.delete(id)));
    }
    return this.underWay.size;
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private async carryOut(site: string, id: string): Promise<void> {
    const begun = await this.transactions.run((tx) => this.begin(tx, site, id));
    if (!begun) return;
    const outcome = begun.left && !isRepeatable(begun) ? await this.lookAt(begun, 'the process that wrote it ended before it could say', 'der Prozess, der ihn schrieb, endete, bevor er es sagen konnte') : await this.write(begun);
    await this.transactions.run(async (tx) => {
      if ((await this.answers.state(tx, site, id)) === 'SetPointBegun') await this.record(tx, site, begun.order, begun.point, outcome, 1);
    });
  }

  /** Records that it begins; or the refusal, and then there is nothing to be done. */
  private async begin(tx: Transaction, site: string, id: string): Promise<Begun | undefined> {
    const waiting = await this.answers.take<SetPointOrder>(tx, 'set-point', site, id);
    if (!waiting) return undefined;
    const order = waiting.asked;
    const point = await this.points.find(tx, site, order.equipment, order.point);
    const checked = point ? setPointOf(point.tag, order) : notWritten('no-such-point', `${order.equipment} has no measuring point ${order.point} in force`, `${order.equipment} hat keine Messstelle ${order.point} in Kraft`);
    const left = waiting.busyUntil !== undefined;
    if (!checked.ok || !point) {
      const lost = notWritten('cut-off', 'writing had begun, and the measuring point is not in force any more', 'das Schreiben hatte begonnen, und die Messstelle ist nicht mehr in Kraft');
      await this.record(tx, site, order, point, left || checked.ok ? lost : checked, left ? 1 : 0);
      return undefined;
    }
    const { real } = await tx.times();
    const freshMs = this.staleMs - (Date.parse(real) - Date.parse(order.askedAt ?? waiting.askedAt));
    if (!left && freshMs < 0) {
      await this.record(tx, site, order, point, notWritten('too-late', `it was asked at ${order.askedAt ?? waiting.askedAt} and could not begin in time; nothing was written`, `verlangt um ${order.askedAt ?? waiting.askedAt}, konnte nicht rechtzeitig beginnen; nichts wurde geschrieben`), 0);
      return undefined;
    }
    await this.answers.busy(tx, site, id, Instants.addSeconds(real, point.tag.commandMethod === undefined ? HELD_SECONDS : HELD_COMMAND_SECONDS));
    if (!left) await this.noteBegun(tx, waiting, point);
    return { order, point, value: checked.value, left, freshUntil: performance.now() + freshMs };
  }

  private async noteBegun(tx: Transaction, { site, id, asked, askedAt }: Waiting<SetPointOrder>, { tag, connection }: PointInForce): Promise<void> {
    await tx.append({
      site, aggregateType: 'set-point', aggregateId: id, expectedSequence: 0,
      events: [{ type: 'SetPointBegun', version: 1, body: plain({ asked, askedAt, tag: tag.code, connectionId: connection.id, connectionVersion: connection.version }), audit: [{ ...objectOf(asked), action: 'SetPointBegun', field: fieldOf(asked, tag.code), newValue: amountOf(asked) }] }],
      rowsOf: this.answers.rowsOf,
    });
  }

  private async write(begun: Begun): Promise<Outcome> {
    const { point: { connection: { settings }, tag }, value } = begun;
    const before = await this.read(begun.point);
    if (!('reading' in before)) return before;
    const { commandId: id } = begun.order;
    const send = (): Promise<Written> => patiently(tag.commandMethod === undefined ? this.driver(settings.protocol).write(settings, tag.address, value) : this.driver(settings.protocol).write(settings, tag.address, value, { id, method: tag.commandMethod }));
    try {
      return { ok: true, seen: (await send().catch((error: unknown) => (isRepeatable(begun) && codeOf(error) !== 'source-refuses' ? send() : Promise.reject(error as Error)))).readBack };
    } catch (error) {
      if (codeOf(error) === 'source-refuses') return notWritten('source-refuses', `${tag.code}: ${whyOf(error)}`, `${tag.code}: die Maschine lehnt ab (${whyOf(error)})`);
      return this.lookAt(begun, whyOf(error), whyOf(error));
    }
  }

  /** It may have been written: what stands there decides. */
  private async lookAt({ order, point }: Begun, en: string, de: string): Promise<Outcome> {
    const now = await this.read(point);
    if (!('reading' in now)) return notWritten('cut-off', `nobody can say whether ${point.tag.code} was written: ${en}; ${now.detail.en}`, `ob ${point.tag.code} geschrieben wurde, kann niemand sagen: ${de}; ${now.detail.de}`);
    const { readBack, agrees } = readBackOf(point.tag, order, now.reading);
    if (agrees) return { ok: true, seen: now.reading };
    return notWritten('cut-off', `${point.tag.code} shows ${readBack === '' ? 'no value' : readBack} and not ${amountOf(order)}: ${en}`, `${point.tag.code} zeigt ${readBack === '' ? 'keinen Wert' : readBack} und nicht ${amountOf(order)}: ${de}`);
  }

  private async read({ connection: { settings }, tag }: PointInForce): Promise<{ readonly reading: Seen } | NotWritten> {
    try {
      const [tried] = await patiently(this.driver(settings.protocol).tryOut(settings, [tag.address]));
      if (tried?.ok) return { reading: tried.reading };
      return notWritten('source-refuses', `${tag.code}: ${tried?.why ?? 'no answer'}`, `${tag.code}: die Maschine lehnt ab (${tried?.why ?? 'keine Antwort'})`);
    } catch (error) {
      return notWritten('source-unreachable', `the machine does not answer: ${whyOf(error)}`, `die Maschine antwortet nicht: ${whyOf(error)}`);
    }
  }

  private driver(protocol: Protocol): Pick<SourceDriver, 'tryOut' | 'write'> {
    const driver = this.drivers[protocol];
    if (!driver) throw new Error(`this plant has no driver for ${protocol}`);
    return driver;
  }

  private async record(tx: Transaction, site: string, order: SetPointOrder, point: PointInForce | undefined, outcome: Outcome, before: number): Promise<void> {
    const { commandId, runId, stepKey, address, equipment, point: name, value, unit } = order;
    const place = { commandId, site, runId, stepKey, address, equipment, point: name };
    const at = { subject: commandId, site, sequence: before + 1 };
    const seen = outcome.ok && point ? { ...readBackOf(point.tag, order, outcome.seen), at: instantOfMicroseconds(outcome.seen.at) } : undefined;
    const message = seen && point
      ? outgoing('batchwright.process-data.v1.SetPointWritten', at, { ...place, tag: point.tag.code, connection: point.connection.name, written: value, ...(unit === undefined ? {} : { unit }), ...seen })
      : outgoing('batchwright.process-data.v1.SetPointNotWritten', at, { ...place, ...refusalOf(outcome) });
    const type = seen ? 'SetPointWritten' : 'SetPointNotWritten';
    const said = seen ? `${amountOf(order)}, reads ${seen.readBack}${seen.agrees ? '' : ', which does not agree'}` : refusalOf(outcome).detail.en;
    await tx.append({
      site, aggregateType: 'set-point', aggregateId: commandId, expectedSequence: before,
      events: [{ type, version: 1, body: plain({ asked: order, ...(point ? { tag: point.tag.code } : {}), answer: message.data }), audit: [{ ...objectOf(order), action: type, field: fieldOf(order, point?.tag.code), newValue: said.slice(0, 2000) }] }],
      rowsOf: this.answers.rowsOf,
      messages: [message],
    });
    await this.answers.done(tx, site, commandId);
  }
}

/** Whether it may be sent again: its controller knows it by its id, and the person who asked still stands there. */
function isRepeatable({ point: { tag }, freshUntil }: Begun): boolean {
  return tag.commandMethod !== undefined && performance.now() < freshUntil;
}

const objectOf = ({ runNumber, stepKey }: SetPointOrder): { object: string } => ({ object: `run ${runNumber} / step ${stepKey}` });
const fieldOf = ({ address, equipment, point }: SetPointOrder, tag: string | undefined): string => `${address}: set point ${tag ?? `${equipment} ${point}`}`;
const amountOf = ({ value, unit }: SetPointOrder): string => `${value} ${unit ?? ''}`.trim();

function refusalOf(outcome: Outcome): Pick<NotWritten, 'reasonCode' | 'detail'> {
  if (outcome.ok) throw new Error('what was written is no refusal');
  return { reasonCode: outcome.reasonCode, detail: outcome.detail };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof DomainError ? error.code : undefined;
}

function whyOf(error: unknown): string {
  const why = error instanceof DomainError ? error.params?.why : undefined;
  return typeof why === 'string' ? why : error instanceof Error ? error.message : String(error);
}

/** A machine that keeps silent is no answer. */
async function patiently<T>(word: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
    timer.unref();
  });
  return Promise.race([word, silence]).finally(() => clearTimeout(timer));
}
