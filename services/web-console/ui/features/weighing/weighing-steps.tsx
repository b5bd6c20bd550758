import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn } from '../../api/problem';
import { Amount } from '../../look/amount';
import { Notice, ProblemNotice } from '../../look/notices';
import { useDraft } from '../../session/draft';
import { useKeys } from '../step-card/use-keys';
import { DispensedLabel } from './dispensed-label';
import { KeepOutside } from './keep-outside';
import { LiveScale, ToleranceBar } from './live-scale';
import { useReading, useWeighingAct, type Scale, type Step, type Weighing } from './queries';
import { TakeOver } from './take-over';
import { standing } from './tolerance-scale';
import type { WeighingTask } from './weighing-task';

interface Props {
  readonly step: Step;
  readonly task: WeighingTask;
  readonly scale: Scale;
  readonly weighing: Weighing | undefined;
  readonly back: string;
  readonly side: ReactNode;
  /** An expert stands beside it: the scale is read, and nothing is done. */
  readonly looksOn: boolean;
}

/** The weighing from the empty container to the label: always one thing to do, its button at the right thumb. */
export function WeighingSteps({ step, task, scale, weighing, back, side, looksOn }: Props) {
  const { t } = useTranslation();
  const act = useWeighingAct();
  const reading = useReading(scale.code);
  const [into, setInto] = useDraft(`weighing/${step.runId}/${step.key}/into`);
  useKeys({ scan: (code) => (weighing === undefined && !looksOn ? setInto(code) : undefined), primary: () => document.querySelector<HTMLElement>('.card-primary')?.click() });
  const shown = reading.error ? undefined : reading.data;
  const { low, high, unit, from } = task;
  const mass = shown?.weight?.value;
  const stands = mass === undefined ? undefined : standing(Number(mass), Number(low), Number(high));
  const stable = shown?.state === 'stable';
  const state = weighing?.state;
  const at = (path: string, body: Record<string, unknown> = {}) => () => act.mutate({ path: `weighings/{id}/${path}`, params: { id: weighing?.id ?? '' }, body });
  const begin = (): void => act.mutate({ path: 'weighings', params: {}, body: { scale: scale.code, runId: step.runId, stepKey: step.key, from, into: into.trim(), low, high, unit } });
  const tareLost = problemIn(act.error)?.code === 'tare-lost';
  return (
    <>
      <main className="card-middle">
        <div className="card-todo">
          {looksOn && <Notice tone="waiting" title={t('tandem.looks-on')} />}
          <p className="card-instruction">{t(instruction(state, stands), { amount: mass === undefined ? '' : (Number(weighing?.target.value ?? 0) - Number(mass)).toFixed(fraction(mass)), unit })}</p>
          {state !== 'weighed' && <LiveScale reading={shown} />}
          {state === 'tared' && <ToleranceBar mass={mass} target={weighing?.target.value ?? '0'} low={low} high={high} unit={unit} />}
          {state === undefined && !looksOn && <TextInput size="lg" label={t('weighing.into-scan')} description={t('weighing.into-help')} value={into} onChange={(event) => setInto(event.currentTarget.value)} />}
          {weighing && state === 'weighed' && <Weighed weighing={weighing} />}
          {act.error && <ProblemNotice error={act.error} />}
          {state === 'tared' && weighing && stable && stands !== 'within' && !looksOn && <KeepOutside weighing={weighing} />}
        </div>
        <aside className="card-side">
          <section className="panel">
            <dl className="facts">
              <dt>{t('weighing.from')}</dt><dd>{from}</dd>
              <dt>{t('weighing.into')}</dt><dd>{(weighing?.into ?? into) || '–'}</dd>
              <dt>{t('weighing.tolerance')}</dt><dd><Amount value={low} /> – <Amount value={high} unit={unit} /></dd>
              {weighing?.tare && <><dt>{t('weighing.tare')}</dt><dd><Amount {...weighing.tare} /></dd></>}
              {shown && state !== 'weighed' && <><dt>{t('weighing.line')}</dt><dd className="mono">{shown.raw}</dd></>}
            </dl>
          </section>
          {state === 'weighed' && weighing && !looksOn ? <DispensedLabel weighing={weighing} /> : side}
        </aside>
      </main>
      {!looksOn && (
        <footer className="card-bottom">
          <div className="row">
            {(state === 'begun' || state === 'tared') && <StopButton busy={act.isPending} onStop={(reason) => at('stop', { reason })()} />}
            {state === 'begun' && <Button variant="default" onClick={at('zero')}>{t('weighing.zero')}</Button>}
            {state === 'tared' && <Button variant={tareLost ? 'filled' : 'default'} onClick={at('resumption')}>{t('weighing.resume')}</Button>}
          </div>
          <p className="card-help" role="status" />
          {state === undefined && <Primary word="begin" busy={act.isPending} ready={into.trim() !== '' && scale.suitable} onPress={begin} />}
          {state === 'begun' && <Primary word="set-tare" busy={act.isPending} ready={stable} onPress={at('tare')} />}
          {state === 'tared' && <Primary word="capture" busy={act.isPending} ready={stable && stands === 'within'} onPress={at('capture')} />}
          {state === 'weighed' && weighing && <TakeOver step={step} task={task} weighing={weighing} back={back} />}
        </footer>
      )}
    </>
  );
}

function Primary({ word, busy, ready, onPress }: { readonly word: 'begin' | 'set-tare' | 'capture'; readonly busy: boolean; readonly ready: boolean; readonly onPress: () => void }) {
  const { t } = useTranslation();
  return <Button className="card-primary" aria-keyshortcuts="Control+Enter" aria-busy={busy} aria-disabled={!ready} data-disabled={!ready || undefined} onClick={() => ready && !busy && onPress()}>{t(`weighing.${word}`)}</Button>;
}

function StopButton({ busy, onStop }: { readonly busy: boolean; readonly onStop: (reason: string) => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!asking) return <Button variant="default" onClick={() => setAsking(true)}>{t('weighing.stop')}</Button>;
  return (
    <>
      <TextInput size="lg" aria-label={t('weighing.reason')} placeholder={t('weighing.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autoFocus />
      <Button variant="default" loading={busy} disabled={reason.trim() === ''} onClick={() => onStop(reason.trim())}>{t('weighing.stop')}</Button>
    </>
  );
}

function Weighed({ weighing }: { readonly weighing: Weighing }) {
  const { t } = useTranslation();
  const { net, tare, raw, within } = weighing;
  return (
    <Notice tone={within ? 'done' : 'exception'} title={t(within ? 'weighing.within' : 'weighing.outside')}>
      <div className="live-mass">{net && <Amount {...net} />}</div>
      <p>{t('weighing.tare')} {tare && <Amount {...tare} />} · {t('weighing.line')} <span className="mono">{raw}</span></p>
    </Notice>
  );
}

function instruction(state: string | undefined, stands: 'low' | 'within' | 'high' | undefined): string {
  if (state === undefined) return 'weighing.do-begin';
  if (state === 'begun') return 'weighing.do-tare';
  if (state === 'weighed') return 'weighing.done';
  return { low: 'weighing.do-more', within: 'weighing.do-take', high: 'weighing.do-less', none: 'weighing.do-pour' }[stands ?? 'none'];
}

const fraction = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
