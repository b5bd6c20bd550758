import { Button, Loader } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { TakenFile } from '../files/send-file';
import type { Card } from './model';
import type { NextAct } from './next-act';
import { addComment, findNextStep, raiseException } from './queries';
import { RaiseDialog, type Severity } from './raise-dialog';

interface Props {
  readonly card: Card;
  readonly next: NextAct;
  readonly busy: boolean;
  readonly ready: boolean;
  /** Why the primary action cannot be done yet, or what is still missing after it. */
  readonly help?: string | undefined;
  readonly onPrimary: () => void;
  /** Opens the signed moves; undefined where none is possible for who looks. */
  readonly onMoves?: (() => void) | undefined;
}

/** Always the same places: raise and comment at the left, the one primary action at the right thumb. */
export const CardBottom = memo(function CardBottom({ card, next, busy, ready, help, onPrimary, onMoves }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'exception' | 'comment'>();
  const send = useMutation({
    mutationFn: ({ text, severity, photo }: { text: string; severity: Severity; photo?: TakenFile | undefined }) => (asking === 'exception' ? raiseException(card, text, severity, photo) : addComment(card, text)),
    onSuccess: () => queries.invalidateQueries(),
  });
  const goOn = useMutation({ mutationFn: () => findNextStep(card.runId), onSuccess: (key) => void go(key === undefined ? '/work' : `/batches/${card.runId}/steps/${encodeURIComponent(key)}`) });
  return (
    <footer className="card-bottom">
      <div className="row">
        <Button variant="default" onClick={() => setAsking('exception')}>{t('step.exception')}</Button>
        <Button variant="default" onClick={() => setAsking('comment')}>{t('step.comment')}</Button>
        {onMoves && <Button variant="default" onClick={onMoves}>{t('moves.title')}</Button>}
      </div>
      <p className="card-help" role="status">{help ?? (next.act === 'wait' && card.status === 'started' && t('step.waiting-signature'))}</p>
      {next.act === 'next' ? (
        <Button className="card-primary" aria-busy={goOn.isPending} onClick={() => goOn.isPending || goOn.mutate()}>{t('step.next')}</Button>
      ) : next.act === 'wait' ? (
        <Button className="card-primary" variant="default" onClick={() => void go('/work')}>{t('step.back')}</Button>
      ) : (
        // Never disabled as the browser understands it: that would take the focus from whoever works by keyboard.
        <Button className="card-primary" aria-keyshortcuts="Control+Enter" aria-busy={busy} aria-disabled={!ready} data-disabled={!ready || undefined} leftSection={busy && <Loader size="sm" color="white" />} onClick={onPrimary}>{t(labelOf(next, card))}</Button>
      )}
      {asking && (
        <RaiseDialog
          what={asking} runId={card.runId} draft={`${card.runId}/${card.stepKey}/${asking}`} error={send.error} busy={send.isPending}
          onSend={(text, severity, photo) => send.mutateAsync({ text, severity, photo })} onClose={() => { send.reset(); setAsking(undefined); }}
        />
      )}
    </footer>
  );
});

function labelOf(next: NextAct, card: Card): string {
  switch (next.act) {
    case 'start':
      return card.status === 'requesting' ? 'step.start-again' : 'step.start';
    case 'record':
      return 'step.record';
    case 'ask':
      return next.field.machine?.writes ? 'from-machine.write' : 'from-machine.take';
    case 'correct':
      return 'step.correct';
    case 'repeat':
      return 'step.second-check';
    case 'sign':
      return 'act.sign';
    case 'complete':
      return 'step.complete';
    case 'next':
    case 'wait':
      return 'step.next';
  }
}
