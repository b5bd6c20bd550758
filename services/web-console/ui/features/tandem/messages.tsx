import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import type { RoomView } from './call-room';
import { partyIn, samePerson, type TandemSession } from './call-state';
import { useSharedFile } from './queries';
import { roomNow } from './room-store';
import { useBlobAddress } from './use-blob-address';

/** What people of a session write to each other, with pictures and documents. It needs neither camera nor microphone, and no line from console to console. */
export function Messages({ room, session }: { readonly room: RoomView; readonly session: TandemSession }) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const [text, setText] = useState('');
  const end = useRef<HTMLLIElement>(null);
  const { messages } = room.talk;
  const send = useMutation({ mutationFn: () => roomNow()?.talk.speak({ kind: 'chat', text: text.trim() }) ?? Promise.resolve(0), onSuccess: () => setText('') });
  const attach = useMutation({
    async mutationFn(file: File) {
      const talk = roomNow()?.talk;
      if (talk) await talk.speak({ kind: 'chat', text: file.name.slice(0, 200), file: (await talk.show(file)).sha256 });
    },
  });
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' }); // newer browsers answer a promise, which is nothing to clean up with
  }, [messages.length]);
  const nameOf = (who: string): string => (samePerson(who, person) ? t('tandem.you') : (session.parties.find((party) => samePerson(party.person, who))?.name ?? who));
  const problem = send.error ?? attach.error;
  return (
    <section className="tandem-messages" aria-label={t('tandem.messages')}>
      <h3>{t('tandem.messages')}</h3>
      <p className="small soft">{t('tandem.messages-help')}</p>
      <div role="log" aria-live="polite" aria-label={t('tandem.messages')} tabIndex={0}><ol className="plain-list">
        {messages.map(({ number, from, at, text: said, file }) => (
          <li key={number} ref={number === messages.at(-1)?.number ? end : null}><strong>{nameOf(from)}</strong> <span className="soft small"><SiteTime at={at} site={session.site} show="time" /></span><br />{said}{file !== undefined && <SharedFile session={room.session} sha256={file} name={said} />}</li>
        ))}
      </ol></div>
      {problem != null && <ProblemNotice error={problem} />}
      <form className="tandem-write" onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '' && !send.isPending) send.mutate(); }}>
        <TextInput size="md" aria-label={t('tandem.message')} placeholder={t('tandem.message')} maxLength={2000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Button type="submit" mih={56} loading={send.isPending}>{t('tandem.send')}</Button>
        {partyIn(session, person)?.side !== 'guest' && <label className="file-take" aria-busy={attach.isPending}>
          <input type="file" accept="image/jpeg,image/png,application/pdf" aria-label={t('tandem.attach')} onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) attach.mutate(file); event.currentTarget.value = ''; }} />
          {t(attach.isPending ? 'file.sending' : 'tandem.attach')}
        </label>}
      </form>
    </section>
  );
}

function SharedFile({ session, sha256, name }: { readonly session: string; readonly sha256: string; readonly name: string }) {
  const { t } = useTranslation();
  const { data, isError } = useSharedFile(session, sha256);
  const address = useBlobAddress(data);
  if (isError) return <span role="alert" className="file-failed">{t('file.not-readable')}</span>;
  if (!data?.type.startsWith('image/')) return <a className="file-open" href={address} target="_blank" rel="noreferrer">{t('tandem.open-file', { name })}</a>;
  return <a className="file-open" href={address} target="_blank" rel="noreferrer" aria-label={t('tandem.open-file', { name })}><img className="file-thumb" src={address} alt={name} /></a>;
}
