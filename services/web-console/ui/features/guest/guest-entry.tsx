import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import { problemIn } from '../../api/problem';
import { Notice, ProblemNotice } from '../../look/notices';

/** The link of this tab, until it is used: a reload of the page does not lose it. */
const LINK = 'batchwright.guest-link';

/** What stands behind the # of the address; taken off it at once, so that nobody reads it over a shoulder or finds it in the history. */
function linkOfAddress(): string | undefined {
  const behind = location.hash.slice(1);
  if (behind !== '') {
    sessionStorage.setItem(LINK, behind);
    history.replaceState(null, '', '/guest');
  }
  return sessionStorage.getItem(LINK) ?? undefined;
}

/** Link and code are changed for a visit. */
export function GuestEntry({ onIn }: { readonly onIn: (given: { readonly token: string; readonly guest: string }) => void }) {
  const { t } = useTranslation();
  const [link] = useState(linkOfAddress);
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () => answerOf(api.POST('/api/tandem/v1/guest/entry', { body: { link: link ?? '', code: code.replaceAll(/\D/g, '') } })),
    onSuccess: ({ token, guest }) => {
      sessionStorage.removeItem(LINK);
      onIn({ token, guest });
    },
    onError: () => setCode(''),
  });
  const dead = enter.error !== null && problemIn(enter.error) !== undefined && problemIn(enter.error)?.code !== 'guest-code-wrong';
  if (link === undefined) return <Notice tone="attention" title={t('guest.no-link')} />;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (!enter.isPending && code.trim() !== '') enter.mutate(); }}>
      <p>{t('guest.welcome-help')}</p>
      {enter.error && <ProblemNotice error={enter.error} />}
      {!dead && <TextInput size="xl" autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={10} label={t('guest.code-label')} value={code} onChange={(event) => setCode(event.currentTarget.value)} />}
      {!dead && <Button type="submit" size="xl" className="door-primary" loading={enter.isPending}>{t('guest.enter')}</Button>}
    </form>
  );
}
