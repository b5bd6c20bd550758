/** Why a service does not work, and what it has to do without: what its health says. */
export class ServiceState {
  private waitsFor: readonly string[] = ['it is starting'];
  private without: readonly string[] = [];
  private answers: (() => Promise<void>) | undefined;
  private ending = false;

  /** Longest time that the database may take to answer a probe, in milliseconds. */
  constructor(private readonly patienceMs = 2000) {}

  get isStarted(): boolean {
    return this.answers !== undefined;
  }

  /** It cannot start yet; true when this is new. */
  waits(why: readonly string[]): boolean {
    const isNew = why.join() !== this.waitsFor.join();
    this.waitsFor = why;
    return isNew;
  }

  /** It works from now on. `databaseAnswers` throws what the database says. */
  starts(databaseAnswers: () => Promise<void>): void {
    this.answers = databaseAnswers;
  }

  /** It works, but not as a whole: messages or keys do not come. */
  doesWithout(what: readonly string[]): void {
    this.without = what;
  }

  ends(): void {
    this.ending = true;
  }

  /** Whether requests should come here; `why` says what is missing, for everybody or for some. */
  async readiness(): Promise<{ readonly ready: boolean; readonly why: readonly string[] }> {
    if (this.ending) return { ready: false, why: ['it is ending'] };
    if (!this.answers) return { ready: false, why: this.waitsFor };
    try {
      await inTime(this.answers(), this.patienceMs);
      return { ready: true, why: this.without };
    } catch (error) {
      return { ready: false, why: [`the database does not answer: ${error instanceof Error ? error.message : String(error)}`, ...this.without] };
    }
  }
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
