import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../look/notices';
import { usePlantNow } from '../../session/plant-time';
import type { Party, TandemSession } from './call-state';
import { giveLink, inviteGuest, showOut, type GuestLink } from './queries';

const USUAL_MINUTES = 30;
const COMES: readonly string[] = ['invited', 'joined', 'left'];

/** A guest of a session: how long still, and for who invited him the way to show him out. */
export function GuestRow({ guest: { person, name, organisation = '', state, until, seesStep }, session, mine }: { readonly guest: Party; readonly session: TandemSession; readonly mine: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const now = usePlantNow(10_000);
  const [given, setGiven] = useState<GuestLink>();
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }) };
  const out = useMutation({ mutationFn: () => showOut(session.id, person), ...settled });
  const anew = useMutation({ mutationFn: () => giveLink(session.id, person), onSuccess: setGiven });
  const left = until === undefined || now === undefined ? undefined : Math.max(0, Math.ceil((Date.parse(until) - now) / 60_000));
  const problem = out.error ?? anew.error;
  return (
    <li className="tandem-guest">
      <span>{t('guest.of', { name, organisation })}: <strong>{t(`tandem.party-${state}`)}</strong>{state === 'joined' && seesStep !== session.shownStep && ` – ${t('guest.waits')}`}{COMES.includes(state) && left !== undefined && ` – ${t('guest.minutes-left', { count: left })}`}</span>
      {mine && COMES.includes(state) && (
        <span className="row">
          {state === 'invited' && <Button variant="default" mih={60} loading={anew.isPending} onClick={() => anew.mutate()}>{t('guest.new-link')}</Button>}
          <Button color="alarm" variant="outline" mih={60} loading={out.isPending} aria-label={t('guest.show-out-name', { name })} onClick={() => out.mutate()}>{t('guest.show-out')}</Button>
        </span>
      )}
      {problem != null && <ProblemNotice error={problem} />}
      {given && <HandOver given={given} name={name} onClose={() => setGiven(undefined)} />}
    </li>
  );
}

/** The operator lets somebody from outside look at this step for a time. */
export function InviteGuest({ session }: { readonly session: TandemSession }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="default" mih={60} onClick={() => setAsks(true)}>{t('guest.invite')}</Button>
      {asks && <InviteDialog session={session.id} onClose={() => setAsks(false)} />}
    </>
  );
}

function InviteDialog({ session, onClose }: { readonly session: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [purpose, setPurpose] = useState('');
  const [minutes, setMinutes] = useState<number | string>(USUAL_MINUTES);
  const invite = useMutation({
    mutationFn: async () => giveLink(session, await inviteGuest(session, { name: name.trim(), organisation: organisation.trim(), minutes: Number(minutes), ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }) })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tandem'] }),
  });
  if (invite.data) return <HandOver given={invite.data} name={name.trim()} onClose={onClose} />;
  const ready = name.trim() !== '' && organisation.trim() !== '' && Number.isInteger(minutes) && Number(minutes) >= 5 && Number(minutes) <= 60;
  return (
    <Modal opened onClose={onClose} size="lg" zIndex={400} title={<strong>{t('guest.invite')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 48 }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (ready && !invite.isPending) invite.mutate(); }}>
        <p className="soft">{t('guest.invite-help')}</p>
        <TextInput size="lg" data-autofocus label={t('guest.name')} maxLength={100} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput size="lg" label={t('guest.organisation')} maxLength={100} required value={organisation} onChange={(event) => setOrganisation(event.currentTarget.value)} />
        <NumberInput size="lg" label={t('guest.minutes')} min={5} max={60} allowDecimal={false} value={minutes} onChange={setMinutes} />
        <TextInput size="lg" label={t('guest.purpose')} maxLength={300} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} />
        {invite.error && <ProblemNotice error={invite.error} />}
        <Button type="submit" mih={64} size="lg" loading={invite.isPending} aria-disabled={!ready}>{t('guest.make-link')}</Button>
      </form>
    </Modal>
  );
}

/** Link and code, told once: one is handed over, the other told by another way. */
function HandOver({ given: { link, code }, name, onClose }: { readonly given: GuestLink; readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const copy = useMutation({ mutationFn: (text: string) => navigator.clipboard.writeText(text) });
  const address = `${location.origin}/guest#${link}`;
  return (
    <Modal opened onClose={onClose} size="lg" zIndex={400} closeOnClickOutside={false} title={<strong>{t('guest.link-for', { name })}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 48 }}>
      <div className="stack">
        <p>{t('guest.hand-over')}</p>
        <TextInput size="lg" label={t('guest.link')} readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        <Button variant="default" mih={60} onClick={() => copy.mutate(address)}>{t('guest.copy')}</Button>
        <span role="status" className="small">{copy.isSuccess ? t('guest.copied') : copy.isError ? t('guest.not-copied') : ''}</span>
        <p>{t('guest.code')}: <strong className="guest-code">{code}</strong></p>
        <p className="small soft">{t('guest.once')}</p>
        <Button mih={60} onClick={onClose}>{t('act.close')}</Button>
      </div>
    </Modal>
  );
}
