import type { CommandContext } from '@batchwright/access';
import type { JsonValue } from '@batchwright/records';
import type { ExceptionSeverity, RunCommandName } from '@batchwright/procedure';
import { photoOf, type Attachments } from './attachments';
import { performerOf, type ActOnRun, type RunActed } from './act-on-run';

/** What a command about a run as a whole is answered. */
export interface RunAnswer {
  readonly aggregate: string;
  readonly sequence: number;
  /** ISA-88 state and business status after it. */
  readonly state: string;
  readonly business: string;
  /** Exceptions that this act raised. */
  readonly exceptions: readonly { readonly id: string; readonly type: string; readonly severity: string; readonly text: string }[];
}

/** What a person says of it; the photo was sent before. */
export interface RaisedByPerson {
  readonly stepKey?: string;
  readonly severity: ExceptionSeverity;
  readonly text?: string;
  readonly photo?: { readonly sha256: string; readonly fileName?: string };
}

/** Commands of people about a run as a whole. */
export class CommandRun {
  constructor(
    private readonly act: ActOnRun,
    private readonly attachments: Attachments,
  ) {}

  /** Puts it on the floor: its first steps are ready. Refusals: `run-already-released`, `role-missing`. */
  async releaseToFloor(runId: string, context: CommandContext): Promise<RunAnswer> {
    return runAnswerOf(await this.act.byPerson({ runId, part: {}, command: ({ area }) => ({ type: 'ReleaseToFloor', by: performerOf(context.actor, area) }), answer: runAnswerOf }, context));
  }

  /** An ISA-88 command. Refusals: `command-not-allowed`, `reason-missing`, `run-not-released`. */
  async command(runId: string, command: RunCommandName, reason: string | undefined, context: CommandContext): Promise<RunAnswer> {
    const made = { type: 'ChangeRunState', command, ...(reason === undefined ? {} : { reason }) } as const;
    return runAnswerOf(await this.act.byPerson({ runId, part: { openSteps: command === 'abort' }, command: ({ area }) => ({ ...made, by: performerOf(context.actor, area) }), answer: runAnswerOf }, context));
  }

  /** Something was not as it should be. Refusals: `text-missing`, `unknown-step`, `step-not-ready`; of a photo `object-missing`, `file-not-taken`. */
  async raiseException(runId: string, { photo, ...raised }: RaisedByPerson, context: CommandContext): Promise<RunAnswer> {
    const part = raised.stepKey === undefined ? {} : { stepKey: raised.stepKey };
    return runAnswerOf(await this.act.byPerson({ runId, part, command: async ({ area, view }) => ({ type: 'RaiseException', by: performerOf(context.actor, area), exceptionType: 'manual', ...raised, text: raised.text ?? '', ...(photo ? { photo: await photoOf(this.attachments, view.run.site, photo) } : {}) }), answer: runAnswerOf, status: 201 }, context));
  }

  /** A remark that stands in the record. Refusals: `text-missing`, `unknown-step`. */
  async comment(runId: string, comment: { stepKey?: string; text: string }, context: CommandContext): Promise<RunAnswer> {
    return runAnswerOf(await this.act.byPerson({ runId, part: {}, command: ({ area }) => ({ type: 'AddComment', by: performerOf(context.actor, area), ...comment }), answer: runAnswerOf, status: 201 }, context));
  }
}

/** The answer about a run after an act. */
export function runAnswerOf({ aggregate, sequence, view, events }: RunActed): RunAnswer & { readonly [key: string]: JsonValue } {
  const { state, business } = view.run;
  const exceptions = events.flatMap((event) => (event.type === 'ExceptionRaised' ? [{ id: event.body.exceptionId, type: event.body.type, severity: event.body.severity, text: event.body.text }] : []));
  return { aggregate, sequence, state, business, exceptions };
}
