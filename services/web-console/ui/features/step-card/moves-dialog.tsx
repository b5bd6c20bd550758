import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import type { Card } from './model';
import { MoveFields } from './move-fields';
import { possibleMoves, type MoveName } from './possible-moves';
import { useMove } from './use-move';

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
  const { t } = useTranslation();
  const { roles } = usePerson();
  const queries = useQueryClient();
  const possible = possibleMoves(card, roles);
  const [move, setMove] = useState(first && possible.includes(first) ? first : possible[0]);
  const [signing, setSigning] = useState(() => pendingMove(card));
  const [signed, setSigned] = useState(false);
  const typed = useMove(card, move);
  const sign = (): void => {
    if (!typed.ready) return;
    const body = typed.body();
    setSigning({ statements: `${MOVES}/statements`, act: MOVES, params: { id: card.runId, key: card.stepKey }, ask: body, body: { ...body, version: card.version } });
  };
  const done = (): void => {
    setSigned(true);
    typed.clear();
    void queries.invalidateQueries({ queryKey: ['batch-execution'] });
  };
  if (signing) return <SigningDialog act={signing} title={t('moves.title')} onSigned={done} onClose={signed ? onClose : () => setSigning(undefined)} />;
  return (
    <Modal opened onClose={onClose} size={move === 'late-entry' ? 'xl' : 'lg'} title={<strong>{t('moves.title')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
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
            <MoveFields move={move} card={card} typed={typed} />
            <Textarea size="lg" label={t('moves.reason')} value={typed.reason} onChange={(event) => typed.setReason(event.currentTarget.value)} maxLength={500} />
          </>
        )}
        <div className="spread dialog-acts">
          <Button variant="default" mih={64} onClick={onClose}>{t('act.cancel')}</Button>
          {move && <Button type="submit" size="lg" mih={64} disabled={!typed.ready}>{t('moves.sign')}</Button>}
        </div>
      </form>
    </Modal>
  );
}
