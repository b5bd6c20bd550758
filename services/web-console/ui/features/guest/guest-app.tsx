import { Button, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn } from '../../api/problem';
import { chooseLanguage } from '../../language';
import { theme } from '../../look/theme';
import { becomeGuest, forgetGuest, keptGuest } from '../../session/guest';
import { GuestEntry } from './guest-entry';
import { GuestVisit } from './guest-visit';
import '../../app/doors.css';

const queries = new QueryClient({ defaultOptions: { queries: { retry: (tries, error) => tries < 3 && (problemIn(error)?.status ?? 503) >= 500 } } });
const OVER: readonly string[] = ['time', 'revoked', 'session-over'];

type Stage = { readonly at: 'door' } | { readonly at: 'visit'; readonly token: string; readonly guest: string } | { readonly at: 'over'; readonly why: string };

/** The page of a guest: nobody signs in, and nothing of the console is loaded but the step and the session. */
export function GuestApp() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}><Stages /></QueryClientProvider>
    </MantineProvider>
  );
}

function Stages() {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>(() => {
    const kept = keptGuest();
    if (!kept || location.hash.length > 1) return { at: 'door' };
    becomeGuest(kept);
    return { at: 'visit', ...kept };
  });
  const end = (why: string): void => {
    forgetGuest();
    queries.clear(); // nothing of the visit is left in sight
    setStage({ at: 'over', why });
  };
  switch (stage.at) {
    case 'door':
      return (
        <GuestDoor title={t('guest.welcome')}>
          <GuestEntry onIn={(given) => { becomeGuest(given); setStage({ at: 'visit', ...given }); }} />
        </GuestDoor>
      );
    case 'visit':
      return <GuestVisit token={stage.token} guest={stage.guest} onOver={end} />;
    case 'over':
      return (
        <GuestDoor title={t('guest.over')}>
          <p role="status">{t(`guest.over-${OVER.includes(stage.why) ? stage.why : 'other'}`)}</p>
          <p className="soft">{t('guest.over-help')}</p>
        </GuestDoor>
      );
  }
}

function GuestDoor({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <main className="door">
      <div className="door-card panel">
        <div><h1>{title}</h1><p className="soft">{t('product')}</p></div>
        {children}
        <div className="row" role="group" aria-label={t('session.language')}>
          {(['en', 'de'] as const).map((language) => <Button key={language} mih={60} variant="subtle" color="gray" lang={language} aria-pressed={i18n.language.startsWith(language)} onClick={() => void chooseLanguage(language)}>{language === 'en' ? 'English' : 'Deutsch'}</Button>)}
        </div>
      </div>
    </main>
  );
}
