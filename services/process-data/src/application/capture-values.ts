import { outgoing } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import { captureValue } from '../domain/capture';
import { notCaptured, type Captured, type NotCaptured } from '../domain/captured';
import { CURVE_SAMPLES, curveFile } from '../domain/curve-file';
import { instantOfMicroseconds, microsecondsOf } from '../domain/instants';
import type { CurveFiles } from './curve-files';
import type { MachineAnswers, Waiting } from './machine-answers';
import { plain } from './plain';
import type { PointInForce, Points } from './points';

/** What a step asks, as the command says it. */
export interface CaptureQuestion {
  readonly captureId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly address: string;
  readonly equipment: string;
  readonly point: string;
  readonly statistic: string;
  readonly from: string;
  readonly until: string;
  readonly unit?: string;
  readonly threshold?: string;
  readonly despiteGaps: boolean;
}

/** Samples that a statistic is made of at most. */
const STATISTIC_SAMPLES = 500_000;
/** So long after the time a connected source that said nothing had nothing to say, microseconds. */
const SPEAKS_WITHIN = 2_000_000;
/** So long a source that cannot be heard is waited for, microseconds. */
const WAITED_FOR = 10_000_000;
/** Questions that one look takes. */
const AT_ONCE = 200;

interface CurveObject {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly fileName: string;
}

/**
 * Answers steps that ask for values of machines (21 CFR 211.68, 211.188). A question waits until what its source said of the time is here: the tag or its connection was heard past
 * its end, or the source is connected and had two seconds; after ten without either it is `not-heard`. The answer is a record, together with its message; a question asked twice,
 * or looked at by two replicas, has one.
 */
export class CaptureValues {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: MachineAnswers,
    private readonly points: Points,
    private readonly curves: CurveFiles,
  ) {}

  async ask(tx: Transaction, site: string, question: CaptureQuestion): Promise<void> {
    await this.answers.ask(tx, 'capture', site, question.captureId, plain(question), (await tx.times()).real);
  }

  /** Looks at every question that waits. Answers how many wait on; `failed` is told of each that could not be looked at. */
  async execute(failed: (error: unknown, id: string) => void): Promise<number> {
    let waiting = 0;
    for (const { site, id } of await this.answers.waiting('capture', AT_ONCE)) {
      const answered = await this.transactions.run((tx) => this.look(tx, site, id)).catch((error: unknown) => {
        failed(error, id);
        return false;
      });
      if (!answered) waiting += 1;
    }
    return waiting;
  }

  private async look(tx: Transaction, site: string, id: string): Promise<boolean> {
    const waiting = await this.answers.take<CaptureQuestion>(tx, 'capture', site, id);
    if (!waiting) return true;
    const { equipment, point: name } = waiting.asked;
    const point = await this.points.find(tx, site, equipment, name);
    const why = point ? await this.notYet(tx, waiting, point) : undefined;
    if (why === 'waits') return false;
    const { found, samples } = point && !why ? await this.capture(tx, waiting.asked, point) : { found: why ?? notCaptured('no-such-point', `${equipment} has no measuring point ${name} in force`, `${equipment} hat keine Messstelle ${name} in Kraft`), samples: [] };
    const curve = found.ok && point && waiting.asked.statistic === 'curve' ? await this.curve(waiting.asked, point, samples) : undefined;
    await this.record(tx, waiting, point, found, curve);
    return true;
  }

  /** `waits`: ask again; a refusal: it was waited for long enough; undefined: what the source said of the time is here. */
  private async notYet(tx: Transaction, { asked, askedAt }: Waiting<CaptureQuestion>, point: PointInForce): Promise<NotCaptured | 'waits' | undefined> {
    const until = microsecondsOf(asked.until);
    const waited = microsecondsOf((await tx.times()).real) - Math.max(until, microsecondsOf(askedAt));
    if (Number.isNaN(until) || (point.listening.state === 'connected' && waited >= SPEAKS_WITHIN) || (await this.points.heardPast(tx, point, until))) return undefined;
    if (waited < WAITED_FOR) return 'waits';
    const { code } = point.tag;
    const reason = point.listening.why ?? '';
    const state = { connected: ['it is connected', 'sie ist verbunden'], connecting: ['it is being connected', 'sie wird verbunden'], lost: ['it is lost', 'sie ist unterbrochen'], nobody: ['nobody listens to it', 'niemand hört ihr zu'] }[point.listening.state] as [string, string];
    const tail = reason === '' ? '' : ` (${reason})`;
    return notCaptured('not-heard', `${code} was not heard until ${asked.until}: connection ${point.connection.name}, ${state[0]}${tail}`, `${code} wurde bis ${asked.until} nicht gehört: Verbindung ${point.connection.name}, ${state[1]}${tail}`);
  }

  private async capture(tx: Transaction, asked: CaptureQuestion, { tag, site }: PointInForce): Promise<{ found: Captured | NotCaptured; samples: readonly Sample[] }> {
    const span = spanOf(asked);
    const { statistic, unit, threshold, despiteGaps } = asked;
    const valid = span.from <= span.until; // false, too, for what is no instant
    const most = statistic === 'curve' ? CURVE_SAMPLES : STATISTIC_SAMPLES;
    const samples = valid ? await this.points.samples(tx, tag, span, most + 1) : [];
    if (samples.length > most) {
      const [en, de] = [`${tag.code} has more than ${most} samples in this time: ask for a shorter time, or let engineering set a longer sampling interval`, `${tag.code} hat in dieser Zeit mehr als ${most} Werte: eine kürzere Zeit erfragen oder von der Technik ein längeres Abtastintervall setzen lassen`];
      return { found: notCaptured('too-many-samples', en, de), samples: [] };
    }
    const gaps = valid ? await this.points.gaps(tx, site, tag.code, span) : [];
    return { found: captureValue(tag, { ...span, statistic, despiteGaps, ...(unit === undefined ? {} : { unit }), ...(threshold === undefined ? {} : { threshold }) }, samples, gaps), samples };
  }

  private async curve(asked: CaptureQuestion, { tag, site }: PointInForce, samples: readonly Sample[]): Promise<CurveObject> {
    const span = spanOf(asked);
    const head = { tag: tag.code, title: tag.title.en, unit: tag.unit ?? '', equipment: tag.equipment, runNumber: asked.runNumber, from: instantOfMicroseconds(span.from), until: instantOfMicroseconds(span.until) };
    const bytes = Buffer.from(curveFile(head, samples));
    return { sha256: await this.curves.keep(site, bytes), mediaType: 'text/csv', size: bytes.length, fileName: `${tag.code.replace(/[^\w.-]/g, '_')}.csv` };
  }

  private async record(tx: Transaction, { site, id, asked, askedAt }: Waiting<CaptureQuestion>, point: PointInForce | undefined, found: Captured | NotCaptured, curve: CurveObject | undefined): Promise<void> {
    const { runId, runNumber, stepKey, address, equipment, point: name, statistic, from, until } = asked;
    const place = { captureId: id, site, runId, stepKey, address, equipment, point: name };
    const at = { subject: id, site, sequence: 1 };
    const message = found.ok && point
      ? outgoing('batchwright.process-data.v1.ValueCaptured', at, {
          ...place, tag: point.tag.code, ...(point.tag.instrument === undefined ? {} : { instrument: point.tag.instrument }), connection: point.connection.name, statistic, value: found.value, ...(found.unit === undefined ? {} : { unit: found.unit }),
          at: instantOfMicroseconds(found.at), from: instantOfMicroseconds(microsecondsOf(from)), until: instantOfMicroseconds(microsecondsOf(until)), quality: found.quality, samples: found.samples, unusableSeconds: found.unusableSeconds, ...(curve ? { curve } : {}),
        })
      : outgoing('batchwright.process-data.v1.ValueNotCaptured', at, { ...place, ...(point ? { tag: point.tag.code } : {}), ...refusalOf(found) });
    const type = found.ok ? 'ValueCaptured' : 'ValueNotCaptured';
    const said = found.ok ? (curve ? `${found.samples} samples, SHA-256 ${curve.sha256}` : `${found.value} ${found.unit ?? ''}`.trim()) : `${found.reasonCode}: ${found.detail.en}`;
    const source = point ? { connectionId: point.connection.id, connectionVersion: point.connection.version } : {};
    await tx.append({
      site, aggregateType: 'capture', aggregateId: id, expectedSequence: 0,
      events: [{ type, version: 1, body: plain({ asked, askedAt, ...source, answer: message.data }), audit: [{ object: `run ${runNumber} / step ${stepKey}`, action: type, field: `${address}: ${statistic} of ${point?.tag.code ?? `${equipment} ${name}`} from ${from} until ${until}`, newValue: said.slice(0, 2000) }] }],
      rowsOf: this.answers.rowsOf,
      messages: [message],
    });
    await this.answers.done(tx, site, id);
  }
}

function spanOf({ from, until }: CaptureQuestion): { from: number; until: number } {
  return { from: microsecondsOf(from), until: microsecondsOf(until) };
}

function refusalOf(found: Captured | NotCaptured): Pick<NotCaptured, 'reasonCode' | 'detail' | 'despiteGaps'> {
  if (found.ok) throw new Error('a captured value is no refusal');
  const { reasonCode, detail, despiteGaps } = found;
  return { reasonCode, detail, despiteGaps };
}
