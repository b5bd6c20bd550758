import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { problemIn } from '../../api/problem';
import { streamOf } from '../../live/event-stream';

type Answer = components['schemas']['SharedStepResponse'];
type CardAnswer = components['schemas']['StepCardResponse'];

/** A step as it is shown to those who stand in a session. */
export interface SharedStep extends Omit<Answer, 'card'> {
  readonly card?: CardAnswer;
}

/** What somebody is told who follows a view. */
export interface ViewListener {
  shown(step: SharedStep): void;
  /** It does not flow just now. */
  cut(): void;
}

const PAUSE_MS = [300, 1000, 2000, 5000];
/** Part of its time after which a token is changed for the next one. */
const CHANGED_AFTER = 0.7;

/** Follows what stands at the step of a session, with tokens that open nothing else, until one leaves it or it is over. Returns how to stop. */
export function followView(session: string, listener: ViewListener): () => void {
  const leave = new AbortController();
  void run(session, listener, leave.signal);
  return () => leave.abort();
}

async function run(session: string, listener: ViewListener, left: AbortSignal): Promise<void> {
  for (let tries = 0; !left.aborted; tries += 1) {
    try {
      const given = await answerOf(api.POST('/api/tandem/v1/sessions/{id}/view-tokens', { params: { path: { id: session } } }));
      await follow(session, given, left, (step) => {
        tries = 0;
        listener.shown(step);
      });
    } catch (error) {
      if (left.aborted) return;
      listener.cut();
      if (['session-over', 'not-found'].includes(problemIn(error)?.code ?? '')) return;
    }
    if (!left.aborted) await new Promise((over) => setTimeout(over, PAUSE_MS[Math.min(tries, PAUSE_MS.length - 1)]));
  }
}

/** As long as one token counts. */
async function follow(session: string, { token, seconds }: { readonly token: string; readonly seconds: number }, left: AbortSignal, shown: (step: SharedStep) => void): Promise<void> {
  const path = `/api/tandem/v1/sessions/${encodeURIComponent(session)}/view`;
  const spent = AbortSignal.timeout(seconds * 1000 * CHANGED_AFTER);
  const until = AbortSignal.any([left, spent]);
  try {
    for await (const { type } of streamOf(`${path}/changes`, { token, left: until })) {
      if (type === 'over') return;
      if (type !== 'changed') continue;
      const response = await fetch(path, { headers: { authorization: `Bearer ${token}` }, signal: until });
      if (!response.ok) throw new Error(String(response.status));
      shown((await response.json()) as SharedStep);
    }
  } catch (error) {
    if (!spent.aborted) throw error;
  }
}
