import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../language';
import { ProblemNotice } from '../look/notices';
import { plant } from '../session/plant';
import { signIn, signOut } from '../session/session';
import { useTerminal } from '../session/terminal';
import './doors.css';

/** Nobody is signed in. */
export function SignInPage() {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const terminal = useTerminal();
  return (
    <Door title={t('product')} under={t('session.welcome')}>
      <p className="soft">{plant().sites.map(({ name }) => name).join(' · ')}{terminal && ` · ${terminal}`}</p>
      {problem !== undefined && <ProblemNotice error={problem} />}
      <Button size="xl" className="door-primary" onClick={() => void signIn().catch(setProblem)}>
        {t('session.sign-in')}
      </Button>
      <p className="soft small">{t('session.sign-in-help')}</p>
    </Door>
  );
}

/** Somebody was here; what he typed is kept. */
export function LockedPage({ name, account }: { readonly name: string; readonly account: string }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  return (
    <Door title={t('session.locked')} under={t('product')}>
      <p>{t('session.locked-help', { name })}</p>
      {problem !== undefined && <ProblemNotice error={problem} />}
      <Button size="xl" className="door-primary" onClick={() => void signIn({ fresh: true, account }).catch(setProblem)}>
        {t('session.unlock', { name })}
      </Button>
      <Button size="md" variant="default" onClick={() => void signOut().catch(setProblem)}>
        {t('session.somebody-else')}
      </Button>
    </Door>
  );
}

function Door({ title, under, children }: { readonly title: string; readonly under: string; readonly children: React.ReactNode }) {
  const { i18n, t } = useTranslation();
  return (
    <main className="door">
      <div className="door-card panel">
        <div>
          <h1>{title}</h1>
          <p className="soft">{under}</p>
        </div>
        {children}
        <div className="row" role="group" aria-label={t('session.language')}>
          {(['en', 'de'] as const).map((language) => (
            <Button key={language} variant="subtle" color="gray" lang={language} aria-pressed={i18n.language.startsWith(language)} onClick={() => void chooseLanguage(language)}>
              {language === 'en' ? 'English' : 'Deutsch'}
            </Button>
          ))}
        </div>
      </div>
    </main>
  );
}
