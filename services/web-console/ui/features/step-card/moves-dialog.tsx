import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useDraft } from '../../session/draft';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { isTyped, placeOf, type Card } from './model';
import { possibleMoves, type MoveName } from './possible-moves';

const MOVES = '/api/batch-execution/v1/runs/{id}/steps/{key}/moves';

interface Props {
  readonly card: Card;
  readonly first?: MoveName | undefined;
  readonly onClose: () => void;
}

/** The move for which this page was left by a redirect to the provider. */
export function pendingMove(card: Card): SignedAct | undefined {
  const act = pendingAct()?.act;
  return act?.act === MOVES && act.params.id === card.runId && act.params.key === card.stepKey ? act : undefined;
}

/** Signed moves out of a stuck step: which, what it names, why; then the signature (B20). What is typed is kept until it is signed. */
export function MovesDialog({ card, first, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { roles } = usePerson();
  const queries = useQueryClient();
  const possible = possibleMoves(card, roles);
  const [move, setMove] = useState(first && possible.includes(first) ? first : possible[0]);
  const [signing, setSigning] = useState(() => pendingMove(card));
  const draft = (name: string) => useDraft(`${card.runId}/${card.stepKey}/move/${name}`);
  const [reason, setReason, clearReason] = draft('reason');
  const [to, setTo, clearTo] = draft('to');
  const [item, setItem, clearItem] = draft('item');
  const [value, setValue, clearValue] = draft('value');
  const [observed, setObserved, clearObserved] = draft('observed');
  const [source, setSource, clearSource] = draft('source');
  const bound = card.needs.filter((need) => need.what === 'equipment' && need.item !== undefined);
  const [requirement, setRequirement] = useState(bound[0]?.need ?? '');
  const open = card.fields.filter((field) => isTyped(field) && field.value === undefined && field.hidden !== true);
  const [address, setAddress] = useState(open[0]?.address ?? '');
  const field = open.find((one) => one.address === address);
  const recoveries = card.reaction?.plan.allowedRecoveries ?? [];
  const [recovery, setRecovery] = useState(recoveries[0]?.en ?? '');
  const details = { 'not-applicable': {}, 'reopen-step': {}, 'reassign-step': { to: to.trim() }, 'change-equipment': { requirement, item: item.trim() }, 'late-entry': { ...(field ? placeOf(field) : {}), value: value.trim(), observedAt: instantOf(observed), source: source.trim() }, 'choose-recovery': { recovery } };
  const named = move ? details[move] : {};
  const ready = move !== undefined && reason.trim() !== '' && Object.values(named).every((text) => text !== '') && (move !== 'late-entry' || field !== undefined);
  const sign = (): void => {
    if (!ready) return;
    const body = { move, reason: reason.trim(), ...named };
    setSigning({ statements: `${MOVES}/statements`, act: MOVES, params: { id: card.runId, key: card.stepKey }, ask: body, body: { ...body, version: card.version } });
  };
  const done = (): void => {
    for (const clear of [clearReason, clearTo, clearItem, clearValue, clearObserved, clearSource]) clear();
    void queries.invalidateQueries({ queryKey: ['batch-execution'] });
  };
  if (signing) return <SigningDialog act={signing} title={t('moves.title')} onSigned={done} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} size="lg" title={<strong>{t('moves.title')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          sign();
        }}
      >
        <p className="soft">{t(possible.length === 0 ? 'moves.none' : 'moves.help')}</p>
        {move && (
          <>
            <NativeSelect size="lg" label={t('moves.which')} description={t(`moves.${move}-help`)} value={move} onChange={(event) => setMove(event.currentTarget.value as MoveName)} data={possible.map((name) => ({ value: name, label: t(`moves.${name}`) }))} data-autofocus />
            {move === 'reassign-step' && <TextInput size="lg" label={t('moves.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} maxLength={40} />}
            {move === 'change-equipment' && (
              <>
                <NativeSelect size="lg" label={t('moves.requirement')} value={requirement} onChange={(event) => setRequirement(event.currentTarget.value)} data={bound.map((need) => ({ value: need.need, label: `${readText(need.title, i18n.language)}: ${need.item ?? ''}` }))} />
                <TextInput size="lg" label={t('moves.item')} value={item} onChange={(event) => setItem(event.currentTarget.value)} maxLength={60} />
              </>
            )}
            {move === 'choose-recovery' && <NativeSelect size="lg" label={t('moves.recovery')} value={recovery} onChange={(event) => setRecovery(event.currentTarget.value)} data={recoveries.map((one) => ({ value: one.en, label: readText(one, i18n.language) }))} />}
            {move === 'late-entry' && (
              <>
                <NativeSelect size="lg" label={t('moves.entry')} value={address} onChange={(event) => setAddress(event.currentTarget.value)} data={open.map((one) => ({ value: one.address, label: [readText(one.title, i18n.language), one.row, one.unit].filter(Boolean).join(' · ') }))} />
                <TextInput size="lg" label={t('moves.value')} value={value} onChange={(event) => setValue(event.currentTarget.value)} maxLength={200} />
                <TextInput size="lg" type="datetime-local" step={1} label={t('moves.observed-at')} value={observed} onChange={(event) => setObserved(event.currentTarget.value)} />
                <TextInput size="lg" label={t('moves.source')} value={source} onChange={(event) => setSource(event.currentTarget.value)} maxLength={500} />
              </>
            )}
            <Textarea size="lg" label={t('moves.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} />
          </>
        )}
        <div className="spread">
          <Button variant="default" mih={64} onClick={onClose}>{t('act.cancel')}</Button>
          {move && <Button type="submit" size="lg" mih={64} disabled={!ready}>{t('moves.sign')}</Button>}
        </div>
      </form>
    </Modal>
  );
}

/** What was typed as local time; empty when it is no time. */
function instantOf(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
