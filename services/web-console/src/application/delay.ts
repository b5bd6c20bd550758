/** What is known of one owner's word: everything that it had committed until `at` has been told here. */
export interface OwnersWord {
  readonly service: string;
  /** Age of the word in milliseconds; `Infinity` = it was never heard. */
  readonly ageMs: number;
  /** Real time. */
  readonly at?: string;
}

/** Services of which nothing new has been heard for a while. */
export interface Delay {
  readonly services: readonly string[];
  /** What is shown of them is as of then, at the latest; absent when one of them was never heard. */
  readonly asOf?: string;
}

/** When a word counts as late, and when a delay is over; all in milliseconds but `looks`. */
export interface DelayRule {
  /** Older than this is late. */
  readonly lateMs: number;
  /** Who was late is not any more when his word is younger than this; less than `lateMs`, so that nothing flickers on the border. */
  readonly freshMs: number;
  /** How long an owner may take for its first word after this console began: services start one after the other. */
  readonly firstWordMs: number;
  /** So many looks in a row have to find a word late: a process that slept finds all words old when it wakes, and hears new ones at once. */
  readonly looks: number;
}

/** The rule by the interval at which owners say that they live: ten words missed are late; with one of the last five it is over. */
export function delayRule(heartbeatMs: number): DelayRule {
  return { lateMs: 10 * heartbeatMs, freshMs: 5 * heartbeatMs, firstWordMs: 60 * heartbeatMs, looks: 3 };
}

/** Judges, look by look, whether what is shown is delayed. */
export class DelayJudge {
  private readonly late = new Set<string>();
  private readonly foundLate = new Map<string, number>();

  constructor(private readonly rule: DelayRule) {}

  /** What is delayed now; undefined = nothing. `aliveMs` = since when this console looks. */
  judge(words: readonly OwnersWord[], aliveMs: number): Delay | undefined {
    for (const word of words) this.judgeOne(word, aliveMs);
    const late = words.filter(({ service }) => this.late.has(service));
    if (late.length === 0) return undefined;
    const times = late.map(({ at }) => at).filter((at) => at !== undefined).sort();
    return { services: late.map(({ service }) => service).sort(), ...(times.length === late.length && times[0] !== undefined ? { asOf: times[0] } : {}) };
  }

  private judgeOne({ service, ageMs }: OwnersWord, aliveMs: number): void {
    if (ageMs < this.rule.freshMs) this.late.delete(service);
    const isLate = ageMs === Infinity ? aliveMs > this.rule.firstWordMs : ageMs > this.rule.lateMs;
    const looks = isLate ? (this.foundLate.get(service) ?? 0) + 1 : 0;
    this.foundLate.set(service, looks);
    if (looks >= this.rule.looks) this.late.add(service);
  }
}
