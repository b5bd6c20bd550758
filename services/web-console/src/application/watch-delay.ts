import { DelayJudge, type Delay, type DelayRule, type OwnersWord } from './delay';
import type { KnownDelay } from './known-delay';
import type { PlantTime } from './plant-time';

/** The owners' newest words, as this replica has heard them. Answers at once, also while nothing is heard. */
export interface OwnersWords {
  newest(): readonly OwnersWord[];
}

/** Looks whether what is shown is delayed, and tells when that changes. */
export class WatchDelay {
  private readonly judge: DelayJudge;
  private told: string | undefined;
  /** How far the plant's time was ahead of real time when it was last asked, in milliseconds. */
  private aheadMs = 0;

  constructor(private readonly words: OwnersWords, private readonly time: PlantTime, private readonly delay: KnownDelay, rule: DelayRule) {
    this.judge = new DelayJudge(rule);
  }

  /** Looks once. `aliveMs` = since when this replica looks. */
  async look(aliveMs: number): Promise<void> {
    const found = this.judge.judge(this.words.newest(), aliveMs);
    const shown = found && `${found.services.join()} ${found.asOf?.slice(0, 'yyyy-mm-ddThh:mm'.length) ?? ''}`; // people are shown minutes, and are not told anew within one
    if (shown === this.told) return;
    this.told = shown;
    this.delay.tell(found && (await this.inPlantTime(found)));
  }

  /** Screens show the plant's time. A database that is away itself keeps nobody from being told. */
  private async inPlantTime({ services, asOf }: Delay): Promise<Delay> {
    const times = await this.time.times().catch(() => undefined);
    if (times) this.aheadMs = Date.parse(times.plant) - Date.parse(times.real);
    return { services, ...(asOf === undefined ? {} : { asOf: new Date(Date.parse(asOf) + this.aheadMs).toISOString() }) };
  }
}
