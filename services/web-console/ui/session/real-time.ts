import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client';

/** A device's clock drifts. */
const READ_AGAIN_MS = 60_000;

/** How far real time at the plant is ahead of this device, in milliseconds. Machines know real time only, also where the plant's clock is steered. */
async function readOffset(): Promise<number> {
  const asked = Date.now();
  const { real } = await answerOf(api.GET('/api/web-console/v1/time'));
  return Date.parse(real) - (asked + Date.now()) / 2;
}

/** Real time at the plant now, told anew every so many milliseconds; undefined until the plant has said it. */
export function useRealNow(everyMs = 1000): number | undefined {
  const { data: offset } = useQuery({ queryKey: ['web-console', 'real-time'], queryFn: readOffset, staleTime: READ_AGAIN_MS, refetchInterval: READ_AGAIN_MS, refetchOnWindowFocus: 'always' });
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    setHere(Date.now());
    const clock = setInterval(() => setHere(Date.now()), everyMs);
    return () => clearInterval(clock);
  }, [everyMs, offset]);
  return offset === undefined ? undefined : here + offset;
}
