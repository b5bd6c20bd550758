import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import type { Card } from './model';

/** A command at a step. */
export interface StepCommand {
  readonly act: 'start' | 'entries' | 'corrections' | 'second-checks' | 'machine-questions' | 'completion' | 'withdrawal';
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a command at a step is answered. */
export interface StepAnswer {
  readonly status: string;
  readonly exceptions?: readonly { readonly type: string; readonly severity: string }[];
}

/**
 * Sends commands at a step, each with the version of the step that was seen. A command that was cut off by the network is sent
 * again under the same key: it has one effect (gmp 10).
 */
export function useStepCommand(card: Card) {
  const queries = useQueryClient();
  const cutOff = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async ({ act, body }: StepCommand): Promise<StepAnswer> => {
      const text = JSON.stringify([act, body]);
      const key = cutOff.current?.text === text ? cutOff.current.key : crypto.randomUUID();
      cutOff.current = { text, key };
      // The acts of a step have one shape; which of them it is, is data here.
      const post = api.POST as (path: string, init: object) => Promise<{ data?: unknown }>;
      const path = `/api/batch-execution/v1/runs/{id}/steps/{key}/${act}`;
      const init = { params: { path: { id: card.runId, key: card.stepKey } }, body: { version: card.version, ...body }, headers: { 'idempotency-key': key } };
      try {
        const answer = (await answerOf(post(path, init))) as StepAnswer;
        cutOff.current = undefined;
        return answer;
      } catch (error) {
        if (problemIn(error)) cutOff.current = undefined;
        throw error;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['batch-execution'] }),
  });
}
