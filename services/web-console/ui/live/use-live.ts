import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { plant } from '../session/plant';
import { followHints, type Delay } from './hint-stream';

/** Which services show something of another one's: what a hint of the first makes stale in the second. */
const SHOWN_IN: Readonly<Record<string, readonly string[]>> = {
  'batch-execution': ['review'],
  review: ['batch-execution'],
  resources: ['batch-execution'],
  training: ['batch-execution'],
};
/** Hints of one act come in a burst; what is on the screen is read once. */
const TOGETHER_MS = 120;

/** How fresh a console is: whether its stream flows, and what the plant itself is behind with. */
export interface Live {
  readonly live: boolean;
  readonly delay: Delay | undefined;
}

/** Keeps what is shown fresh without a reload. Answers how fresh it is. */
export function useLive(): Live {
  const queries = useQueryClient();
  const [live, setLive] = useState(true);
  const [delay, setDelay] = useState<Delay>();
  useEffect(() => {
    const stale = new Set<string>();
    let due: ReturnType<typeof setTimeout> | undefined;
    const refetch = (): void => {
      due = undefined;
      const services = [...stale];
      stale.clear();
      void invalidate(queries, services);
    };
    const stop = followHints({
      hint({ service }) {
        stale.add(service);
        for (const other of SHOWN_IN[service] ?? []) stale.add(other);
        if (plant().clock === 'plant-clock') stale.add('web-console'); // its time may have been steered, and no event tells that
        due ??= setTimeout(refetch, TOGETHER_MS);
      },
      reset: () => void queries.invalidateQueries(),
      live: setLive,
      delayed: setDelay,
    });
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [queries]);
  return { live, delay };
}

/** Keys of queries begin with the name of the service that answers them. */
function invalidate(queries: QueryClient, services: readonly string[]): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => services.includes(String(queryKey[0])) });
}
