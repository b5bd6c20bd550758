import { useCallback, useState } from 'react';
import { usePerson } from './session';

/**
 * What somebody has typed and not sent: kept in this tab under his own number, so that a reload, an idle lock or a lost network
 * takes nothing, and nobody else finds it.
 */
export function useDraft(name: string, initial = ''): [value: string, set: (value: string) => void, clear: () => void] {
  const { person } = usePerson();
  const key = `batchwright.draft/${person}/${name}`;
  const [shown, setShown] = useState(() => ({ key, value: sessionStorage.getItem(key) ?? initial }));
  // Another field took this one's place: what is kept of that one is shown.
  const value = shown.key === key ? shown.value : (sessionStorage.getItem(key) ?? initial);
  const set = useCallback(
    (next: string) => {
      if (next === '') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
      setShown({ key, value: next });
    },
    [key],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setShown({ key, value: initial });
  }, [key, initial]);
  return [value, set, clear];
}
