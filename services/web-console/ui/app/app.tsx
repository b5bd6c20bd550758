import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { problemIn } from '../api/problem';
import { suspendRoom } from '../features/tandem/room-store';
import { ProblemNotice } from '../look/notices';
import { theme } from '../look/theme';
import { useSession } from '../session/session';
import { LockedPage, SignInPage } from './doors';
import { router } from './routes';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal does not change by asking again; a plant that is away is asked a few times.
      retry: (tries, error) => tries < 3 && (problemIn(error)?.status ?? 503) >= 500,
    },
  },
});

/** Everything. `unreachable`: why the page could not begin. */
export function App({ unreachable }: { readonly unreachable?: unknown }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>{unreachable === undefined ? <Inside /> : <Unreachable why={unreachable} />}</QueryClientProvider>
    </MantineProvider>
  );
}

function Inside() {
  const session = useSession();
  const { status } = session;
  useEffect(() => {
    if (status !== 'signed-in') suspendRoom(); // nobody is before the console: it shows and hears nothing
  }, [status]);
  if (session.status === 'signed-out') return <SignInPage />;
  if (session.status === 'locked') {
    queries.clear(); // nothing of one person's screens is shown to the next
    return <LockedPage name={session.name} account={session.account} />;
  }
  return <RouterProvider router={router()} />;
}

function Unreachable({ why }: { readonly why: unknown }) {
  const { t } = useTranslation();
  return (
    <main className="page" style={{ maxWidth: 640 }}>
      <h1>{t('product')}</h1>
      <ProblemNotice error={why} again={() => location.reload()} />
    </main>
  );
}
