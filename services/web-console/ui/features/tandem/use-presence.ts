import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { beThere } from './queries';
import { thisConsole } from './room-store';

const EVERY_MS = 15_000;

/** While the console is open and in sight the plant is told that somebody may be called here; in a session also when it is not in sight. */
export function usePresence(enabled: boolean, session: string | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (!enabled) return;
    const say = (): void => {
      if (document.visibilityState === 'visible' || session !== undefined) void beThere(thisConsole(), session).catch(() => undefined); // said again in a moment
    };
    say();
    const beat = setInterval(say, EVERY_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', say);
    };
  }, [enabled, session, i18n.language]);
}
