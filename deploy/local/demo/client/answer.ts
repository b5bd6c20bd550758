/** Answer of the public API. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** A refusal as the public API words it (RFC 9457). */
export interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly moves?: readonly unknown[];
}

/** The API refused what the script thought right. The message has everything that is needed to mend the script. */
export class Refused extends Error {
  constructor(
    readonly who: string,
    readonly request: string,
    readonly answer: Answer<unknown>,
  ) {
    super(`${who}: ${request} was refused with ${answer.status}: ${JSON.stringify(answer.body).slice(0, 1500)}`);
    this.name = 'Refused';
  }

  get code(): string {
    return (this.answer.body as ProblemBody | undefined)?.code ?? '';
  }
}
