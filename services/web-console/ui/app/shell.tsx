import { Suspense } from 'react';
import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { AlarmCount } from '../features/alarms/alarm-count';
import { NewExceptions } from '../features/exceptions/new-exceptions';
import { useKeys } from '../features/step-card/use-keys';
import { Tandem } from '../features/tandem/tandem';
import { Delayed, DelayContext } from '../live/delayed';
import { useLive } from '../live/use-live';
import { Sign } from '../look/shapes';
import { useIdleLock } from '../session/idle';
import { usePerson } from '../session/session';
import { screensFor } from './screens';
import { PersonMenu } from './person-menu';
import './shell.css';

/** What stands around the screens of a desk: where one can go, whether it is live, and who one is. */
export function Shell() {
  const { t } = useTranslation();
  const person = usePerson();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // a scan without a field that waits for it opens what was scanned
  useKeys({ scan: (code) => void navigate(`/containers/${encodeURIComponent(code)}`) });
  return (
    <Around>
      {(live) => (
        <div className="shell">
          <a className="skip" href="#content">{t('nav.skip')}</a>
          <header className="shell-bar">
            <span className="shell-brand">{t('product')}</span>
            <nav aria-label={t('nav.main')} className="shell-nav">
              {screensFor(person.roles).map(({ path, word }) => (
                <NavLink key={path} to={path} className={({ isActive }) => (isActive || (path === '/lots' && /^\/(containers|stagings)(\/|$)/.test(pathname)) || (path === '/trends' && pathname.startsWith('/connections')) ? 'active' : '')}>{t(`nav.${word}`)}{word === 'alarms' && <AlarmCount />}</NavLink>
              ))}
            </nav>
            {!live && <span title={t('live.off-help')}><Sign tone="attention">{t('live.off')}</Sign></span>}
            <PersonMenu />
          </header>
          <NewExceptions live={live} />
          <Delayed />
          <main id="content" className="shell-content" tabIndex={-1}>
            <Suspense fallback={<Loader m="xl" aria-label={t('loading')} />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      )}
    </Around>
  );
}

/** A screen that fills the tablet: nothing around it but the lock and the stream. */
export function Bare() {
  return (
    <Around>
      {() => (
        <Suspense fallback={<Loader m="xl" />}>
          <Outlet />
        </Suspense>
      )}
    </Around>
  );
}

function Around({ children }: { readonly children: (live: boolean) => React.ReactNode }) {
  useIdleLock();
  const { live, delay } = useLive();
  return <DelayContext value={delay}>{children(live)}<Tandem /></DelayContext>;
}
