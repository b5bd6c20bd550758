import { setTimeout as pause } from 'node:timers/promises';
import { testTerminalSecret, type TestAnswer, type TestCaller, type TestServices } from '@batchwright/testing';
import type { Evidence, Statement } from '@batchwright/records';
import type { RawAct, RawLine } from './filled-in-record/raw-lines';

/** What the plant said to one line. */
export interface Said {
  readonly line: RawLine;
  readonly status: number;
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Drives lines of the filled-in record through services over HTTP, at their times. */
export class RawPlay {
  readonly said: Said[] = [];
  private minute = Number.NEGATIVE_INFINITY;
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly services: TestServices,
    /** Plant time at minute 0. */
    private readonly beginning: number,
  ) {}

  /** Of the batch, its order and the draft with the limits of the paper, when they are there. */
  readonly ids: { run?: string; order?: string; draft?: string } = {};

  async play(lines: readonly RawLine[]): Promise<void> {
    for (const line of lines) await this.one(line);
  }

  /** Quality looks at what holds the batch back and lets it go on; the paper has nobody who does that. */
  async decide(): Promise<void> {
    await this.services.settled();
    const quality = this.services.as('only.qa');
    const { items } = (await quality.get<{ items: { id: string }[] }>(`/api/review/v1/exceptions?runId=${this.ids.run ?? ''}&state=open`)).body;
    for (const { id } of items) await quality.signed(`/api/review/v1/exceptions/${id}/decision`, { classification: 'minor-deviation', rationale: 'investigated' });
    await this.services.settled();
  }

  private async one(line: RawLine): Promise<void> {
    const { act } = line;
    if (act.at > this.minute) await this.moveTo(act.at);
    let answer = await this.perform(act);
    if (!line.refused && answer.status >= 300) {
      await this.decide();
      answer = await this.perform(act);
    }
    this.said.push({ line, status: answer.status, code: String(answer.body.code ?? answer.body.status ?? ''), body: answer.body });
  }

  /** Timers of the run are due at once; messages come when they come, as in a plant. */
  private async moveTo(minute: number): Promise<void> {
    await this.services.db.steerClock({ to: new Date(this.beginning + minute * 60_000).toISOString() });
    await this.services.plant.dueTimers();
    this.minute = minute;
  }

  private async perform(act: RawAct): Promise<TestAnswer> {
    if (act.act === 'plant') {
      const path = act.path.replace('{run}', this.ids.run ?? '').replace('{order}', this.ids.order ?? '').replace('{draft}', this.ids.draft ?? '');
      const who = this.services.as(act.by, act.terminal && `${act.terminal}.${testTerminalSecret(act.terminal)}`);
      await this.services.settled(); // reviews learn by message what was done on the floor
      return act.signed ? who.signed(path, act.body ?? {}) : who.post(path, act.body ?? {});
    }
    const who = this.services.as(act.by, `${act.terminal}.${testTerminalSecret(act.terminal)}`);
    const path = `/api/batch-execution/v1/runs/${this.ids.run ?? ''}/steps/${encodeURIComponent(act.step)}`;
    const command = async (route: string, body: object): Promise<TestAnswer> => {
      const answer = await who.post(`${path}/${route}`, { version: this.versions.get(act.step) ?? (await versionOf(who, path)), ...body });
      if (typeof answer.body.version === 'number') this.versions.set(act.step, answer.body.version);
      else this.versions.delete(act.step); // a refusal may have been recorded, and then the step has a new version
      return answer;
    };
    switch (act.act) {
      case 'start':
        return this.started(() => command('start', { equipment: act.equipment ?? [], material: act.material ?? [] }));
      case 'enter':
        return inTurn(act.values, (value) => command('entries', value));
      case 'second-check':
        return inTurn(act.values, (value) => command('second-checks', { policy: act.policy, ...value }));
      case 'copy':
        return command('entries', { ...act.value, observedAt: new Date(this.beginning + act.observed * 60_000).toISOString(), reason: 'copied from the system of the laboratory' });
      case 'correct':
        return command('corrections', { ...act.value, ...(act.reason === undefined ? {} : { reason: act.reason }) });
      case 'sign': {
        const asked = await who.post<{ statement: Statement }>(`${path}/statements`, { policy: act.policy });
        if (asked.status >= 300) return asked as unknown as TestAnswer;
        const evidence: Evidence = await this.services.signer.sign(asked.body.statement, act.by);
        return command('signatures', { evidence });
      }
      case 'complete':
        return command('completion', {});
    }
  }

  /** A start is touched again until the grants have come. */
  private async started(touch: () => Promise<TestAnswer>): Promise<TestAnswer> {
    for (let tries = 0; ; tries += 1) {
      const answer = await touch();
      if (answer.status >= 300 || answer.body.status === 'started' || tries > 200) return answer;
      await pause(20);
    }
  }
}

/** All of them, or up to the first refusal. A try that is recorded as rejected is a refusal, too. */
async function inTurn<T>(values: readonly T[], send: (value: T) => Promise<TestAnswer>): Promise<TestAnswer> {
  let answer: TestAnswer = { status: 200, body: {} };
  for (const value of values) {
    answer = await send(value);
    if (answer.status >= 300) break;
  }
  return answer;
}

async function versionOf(who: TestCaller, path: string): Promise<number> {
  const { body } = await who.get<{ version?: number }>(path);
  return body.version ?? 0;
}
