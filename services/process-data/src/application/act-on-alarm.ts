import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap, type Result } from '@batchwright/kernel';
import type { Times, Transactions } from '@batchwright/persistence';
import { acknowledgeAlarm, shelveAlarm, unshelveAlarm, type Alarm, type AlarmEvent } from '../domain/alarm';
import type { Alarms } from './alarms';
import { appendToAlarm } from './append-alarm';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/** What people do about alarms: see them, put them aside for a time, take them back. Refusals: `not-found` and those of the domain. */
export class ActOnAlarm {
  constructor(
    private readonly transactions: Transactions,
    private readonly alarms: Alarms,
  ) {}

  acknowledge(id: string, reason: string, context: CommandContext): Answer {
    return this.act(id, context, (alarm) => acknowledgeAlarm(alarm, reason));
  }

  shelve(id: string, until: string, reason: string, context: CommandContext): Answer {
    return this.act(id, context, (alarm, { real }) => shelveAlarm(alarm, until, reason, real));
  }

  unshelve(id: string, reason: string, context: CommandContext): Answer {
    return this.act(id, context, (alarm, { real }) => unshelveAlarm(alarm, reason, real));
  }

  private act(id: string, context: CommandContext, decide: (alarm: Alarm, times: Times) => Result<AlarmEvent[]>): Answer {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const alarm = await this.alarms.find(tx, actor.sites, id);
      if (!alarm) throw refuse('not-found', { what: 'alarm', id });
      const times = await tx.times();
      const events = unwrap(decide(alarm, times));
      const answer = { aggregate: id, sequence: alarm.sequence + events.length };
      await appendToAlarm(tx, events, this.alarms, { site: alarm.site, id, sequence: alarm.sequence, name: `${alarm.tag} ${alarm.limit.id}`, times, by: attributionOf(actor), answer: answerOf(context, answer) });
      return answer;
    });
  }
}
