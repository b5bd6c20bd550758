import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client';

/** A device's clock drifts. */
const READ_AGAIN_MS = 60_000;

/** How far the plant's time is ahead of this device's clock, in milliseconds; the request is taken for equally long both ways. */
async function readOffset(): Promise<number> {
  const asked = Date.now();
  const { plant } = await answerOf(api.GET('/api/web-console/v1/time'));
  return Date.parse(plant) - (asked + Date.now()) / 2;
}

/**
 * The plant's time now, told anew every so many milliseconds; undefined until the plant has said it. The offset is kept in one
 * place for all screens and is read again on focus, every minute, and when `useLive` says that it may have changed.
 */
export function usePlantNow(everyMs = 1000): number | undefined {
  const { data: offset } = useQuery({ queryKey: ['web-console', 'time'], queryFn: readOffset, staleTime: READ_AGAIN_MS, refetchInterval: READ_AGAIN_MS, refetchOnWindowFocus: 'always' });
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    setHere(Date.now());
    const clock = setInterval(() => setHere(Date.now()), everyMs);
    return () => clearInterval(clock);
  }, [everyMs, offset]);
  return offset === undefined ? undefined : here + offset;
}
