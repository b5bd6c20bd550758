import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { readText } from '../../language/read-text';
import { DelayedAnswers } from '../../live/delayed';
import { problemIn } from '../../api/problem';
import { Moves } from '../../look/moves';
import { Notice, ProblemNotice } from '../../look/notices';
import { useFocusKept } from '../../look/use-focus-kept';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import type { SignedAct } from '../signing/signed-act';
import { SigningDialog } from '../signing/signing-dialog';
import { ShownMedia } from '../documents/shown-documents';
import { WeighLink } from '../weighing/weigh-link';
import { CardBottom } from './card-bottom';
import { CardSide } from './card-side';
import { CardTop } from './card-top';
import { isUnknownJustNow } from './card-of';
import { EntryPanel } from './entry-panel';
import { placeOf, type Card } from './model';
import { press } from './keypad';
import { MovesDialog, pendingMove } from './moves-dialog';
import { Needs, openNeed } from './needs';
import { nextAct, openRepeat, type NextAct } from './next-act';
import { isStepMove, possibleMoves, screenOf, type MoveName } from './possible-moves';
import { OtherFields } from './fields';
import { TRAINER } from './trainer';
import { TrainerField } from './trainer-field';
import { useCodes } from './use-codes';
import { useKeys } from './use-keys';
import { useStepCommand } from './use-step-command';
import { useDrafts, type Drafts } from './use-drafts';

/** Owners who are asked for what a step needs. */
const ANSWERING = ['resources', 'training'];

/** The card itself. What is typed lives in drafts, what is recorded in the card; nothing in between can be lost. */
export function StepCard({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const { person, roles } = usePerson();
  const [address, setAddress] = useState<string>();
  const [byHand, setByHand] = useState<string>();
  const { codes, setCode, clearCodes } = useCodes(card);
  const [policy, setPolicy] = useState<string | undefined>(() => pendingPolicy(card));
  const command = useStepCommand(card);
  const next = useMemo(() => nextAct(card, { address, byHand, codes, person }), [card, address, byHand, codes, person]);
  const current = 'field' in next ? next.field : undefined;
  const drafts = useDrafts(card, next);
  const { reset } = command;
  const open = useCallback((field: string | undefined): void => {
    reset();
    setAddress(field);
  }, [reset]);
  const ready = drafts.ready(next);
  const perform = (): void => {
    if (!ready || command.isPending) return;
    if (next.act === 'sign') return setPolicy(next.asked.policy);
    const what = drafts.command(next, card, codes);
    if (!what) return;
    command.mutate(what, {
      onSuccess() {
        drafts.clear();
        if (what.act === 'start') clearCodes();
        setAddress(undefined);
        setByHand(undefined);
      },
    });
  };
  const latest = useRef(perform);
  latest.current = perform;
  const onPrimary = useCallback(() => latest.current(), []);
  useKeys({
    scan(code) {
      const need = card.status === 'ready' || card.status === 'requesting' ? openNeed(card.needs, codes) : undefined;
      if (need) setCode(need.need, code);
      else if (current?.type === 'text' && next.act !== 'ask') drafts.setValue(code);
    },
    type(keys) {
      if (current?.type !== 'number' || next.act === 'ask') return;
      if (keys.at(-1) === 'Enter') perform();
      else drafts.setValue(keys.reduce(press, drafts.value));
    },
    primary: () => document.querySelector<HTMLElement>('.card-primary')?.click(),
  });
  const signing = useMemo(() => (policy === undefined ? undefined : signedAct(card, policy)), [card.runId, card.stepKey, policy]);
  useFocusKept(() => document.querySelector('.entry[data-current] h2') ?? document.querySelector('.card-where h1'));
  const hidden = next.act === 'repeat' || openRepeat(card, person) !== undefined;
  const [moving, setMoving] = useState<MoveName | 'any' | undefined>(() => (pendingMove(card) ? 'any' : undefined));
  const mayMove = possibleMoves(card, roles);
  const onMoves = useCallback(() => setMoving('any'), []);
  const go = useNavigate();
  const makes = ({ move }: { readonly move: string }): (() => void) | undefined => {
    if (isStepMove(move)) return mayMove.includes(move) ? () => setMoving(move) : undefined;
    const screen = screenOf(move, card.runId);
    return screen === undefined ? undefined : () => void go(screen);
  };
  // what a machine said to a completion stands at its value, with what is allowed: that the value is missing says no more
  const saidAbove = next.act === 'ask' && next.field.machine?.question?.state === 'refused' && problemIn(command.error)?.code === 'step-incomplete';
  const refusal = command.error && !saidAbove ? <ProblemNotice error={command.error} act={makes} /> : undefined;
  return (
    <div className="card">
      <CardTop card={card} />
      <main className="card-middle">
        <div className="card-todo">
          {(card.instruction || card.media.length > 0) && (
            <div className="card-told">
              {card.instruction && <p className="card-instruction">{readText(card.instruction, i18n.language)}</p>}
              <ShownMedia media={card.media} />
            </div>
          )}
          <WeighLink card={card} />
          {card.blocked.map(({ title, moves }) => (
            <Notice key={title} tone="attention" title={title}>
              <Moves moves={moves} act={makes} />
            </Notice>
          ))}
          {card.status === 'started' && card.reaction?.usedUp === true && (
            <Notice tone="attention" title={t('reaction.used-up')}>
              <p>{t('reaction.used-up-help', { roles: card.reaction.plan.approvers.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ') })}</p>
              {mayMove.includes('choose-recovery') && <Button mih={48} mt="sm" variant="default" onClick={() => setMoving('choose-recovery')}>{t('moves.choose-recovery')}</Button>}
            </Notice>
          )}
          {card.trainee && <TrainerField value={codes[TRAINER] ?? ''} onChange={(person) => setCode(TRAINER, person)} />}
          {(card.status === 'ready' || card.status === 'requesting') && <Needs site={card.site} runId={card.runId} needs={card.needs} codes={codes} onCode={setCode} />}
          {card.status === 'requesting' && <Notice tone="attention" title={t('state.requesting')}><p>{t('step.requesting')}</p></Notice>}
          {(card.status === 'requesting' || card.unknownJustNow || isUnknownJustNow(problemIn(command.error)?.code)) && <DelayedAnswers from={ANSWERING} />}
          {refusal && !current && refusal}
          {current && <EntryPanel card={card} field={current} next={next} drafts={drafts} refusal={refusal} onClose={address === undefined ? undefined : () => open(undefined)}
            onByHand={setByHand} onDespiteGaps={(field) => command.mutate({ act: 'machine-questions', body: { ...placeOf(field), despiteGaps: true } })} />}
          <OtherFields card={card} current={current} hidden={hidden} onOpen={open} />
          {card.fields.length === 0 && card.status === 'started' && <p className="soft">{t('step.nothing')}</p>}
        </div>
        <CardSide card={card} onSign={setPolicy} />
      </main>
      <CardBottom card={card} next={next} busy={command.isPending} ready={ready} help={helpOf(next, drafts, card, t)} onPrimary={onPrimary} onMoves={mayMove.length > 0 ? onMoves : undefined} />
      {moving && <MovesDialog card={card} first={moving === 'any' ? undefined : moving} onClose={() => { setMoving(undefined); command.reset(); }} />}
      {signing && <SigningDialog act={signing} title={t('act.sign')} onSigned={() => command.reset()} onClose={() => setPolicy(undefined)} />}
    </div>
  );
}

/** What one has to know beside the primary button. */
function helpOf(next: NextAct, drafts: Drafts, { unfinished, fields }: Card, t: TFunction): string | undefined {
  if (next.act === 'correct' || (next.act === 'record' && next.field.machine)) return drafts.reason.trim() === '' ? t('step.reason-missing') : undefined;
  const last = fields.find(({ machine, value }) => machine?.atCompletion === true && value === undefined);
  if (next.act === 'complete' && last) return t(last.machine?.question?.state === 'waiting' ? 'from-machine.waiting' : 'from-machine.asked-at-completion');
  return next.act === 'sign' ? unfinished : undefined;
}

function signedAct(card: Card, policy: string): SignedAct {
  const steps = '/api/batch-execution/v1/runs/{id}/steps/{key}';
  return {
    statements: `${steps}/statements` as SignedAct['statements'], act: `${steps}/signatures` as SignedAct['act'], params: { id: card.runId, key: card.stepKey },
    ask: { policy }, body: { version: card.version },
  };
}

/** The signature for which this page was left by a redirect. */
function pendingPolicy(card: Card): string | undefined {
  const pending = pendingAct()?.act;
  return pending && pending.params.id === card.runId && pending.params.key === card.stepKey ? String(pending.ask.policy) : undefined;
}
