/** What a service needs of others; `start` = it tried, and could not. */
export type Part = 'database' | 'brokers' | 'provider' | 'start';

/** A part that is away, and why, in one sentence without its stop. */
export interface Missing {
  readonly part: Part;
  readonly why: string;
}

/** Whether requests should come to a service: `why` says what keeps them away, `without` what it does without meanwhile. */
export interface Readiness {
  readonly ready: boolean;
  readonly why: readonly string[];
  readonly without: readonly string[];
}

/** What a service waits for, and what it has to do without: what its health says. */
export class ServiceState {
  private missing: readonly Missing[] | undefined;
  private readonly since = new Map<Part, string>();
  private answers: (() => Promise<void>) | undefined;
  private held: readonly Part[] = [];
  private ending = false;

  /** `patienceMs` = longest time that the database may take to answer a probe, `now` the clock of this machine. */
  constructor(private readonly patienceMs = 2000, private readonly now: () => Date = () => new Date()) {}

  get isStarted(): boolean {
    return this.answers !== undefined;
  }

  /** Whether nothing was away at the last look. */
  get isWhole(): boolean {
    return this.missing?.length === 0;
  }

  /** Whether something without which nobody is sent to it was never there since it started. */
  get isHeldBack(): boolean {
    return this.held.length > 0;
  }

  /** What is away now; true when that is news. */
  misses(missing: readonly Missing[]): boolean {
    const isNews = told(missing) !== told(this.missing ?? []) || (this.missing === undefined && missing.length > 0);
    this.missing = missing;
    for (const part of [...this.since.keys()]) if (part !== 'database' && !missing.some((one) => one.part === part)) this.since.delete(part);
    for (const { part } of missing) this.sinceWhen(part);
    if (this.isStarted) this.held = this.held.filter((part) => missing.some((one) => one.part === part));
    return isNews;
  }

  /** It works from now on. `databaseAnswers` throws what the database says. Nobody is sent here before it has seen each of `heldBackBy` once. */
  starts(databaseAnswers: () => Promise<void>, heldBackBy: readonly Part[]): void {
    this.answers = databaseAnswers;
    this.held = heldBackBy.filter((part) => (this.missing ?? []).some((one) => one.part === part));
    this.since.delete('database');
  }

  ends(): void {
    this.ending = true;
  }

  async readiness(): Promise<Readiness> {
    if (this.ending) return { ready: false, why: ['it is ending'], without: [] };
    if (!this.answers) return { ready: false, why: this.missing === undefined ? ['it is starting'] : this.missing.map((one) => this.sentence(one)), without: [] };
    const held = (this.missing ?? []).filter(({ part }) => this.held.includes(part));
    const without = (this.missing ?? []).filter(({ part }) => !this.held.includes(part)).map((one) => this.sentence(one));
    const why = [...(await this.noDatabase(this.answers)), ...held].map((one) => this.sentence(one));
    return { ready: why.length === 0, why, without };
  }

  private async noDatabase(answers: () => Promise<void>): Promise<Missing[]> {
    try {
      await inTime(answers(), this.patienceMs);
      this.since.delete('database');
      return [];
    } catch (error) {
      return [{ part: 'database', why: `the database does not answer: ${error instanceof Error ? error.message : String(error)}` }];
    }
  }

  private sentence({ part, why }: Missing): string {
    return `${why} (since ${this.sinceWhen(part)})`;
  }

  private sinceWhen(part: Part): string {
    const since = this.since.get(part) ?? this.now().toISOString().replace(/\.\d+Z$/, 'Z');
    this.since.set(part, since);
    return since;
  }
}

function told(missing: readonly Missing[]): string {
  return missing.map(({ why }) => why).join();
}

async function inTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => (timer = setTimeout(() => failed(new Error(`nothing within ${ms} ms`)), ms)));
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
