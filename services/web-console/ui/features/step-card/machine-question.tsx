import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { Notice } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import type { Field, FromMachine, MeasuredAt } from './model';
import { RangeBar } from './range-bar';

interface Props {
  readonly field: Field;
  readonly machine: FromMachine;
  /** Stands above everything when the question was refused. */
  readonly refusal: ReactNode;
  readonly onByHand: () => void;
  readonly onDespiteGaps: () => void;
}

/** A value that a machine says: the primary button asks it. When it gave none, the reason stands here, and what is allowed. */
export function MachineQuestion({ field, machine, refusal, onByHand, onDespiteGaps }: Props) {
  const { t, i18n } = useTranslation();
  const { writes, point, statistic, question } = machine;
  const asked = question !== undefined && question.state !== 'waiting';
  return (
    <div className="entry-body" data-wide="true">
      {refusal ?? (field.instruction && <p>{readText(field.instruction, i18n.language)}</p>)}
      <p>
        {writes ? t('from-machine.writes', { point }) : t('from-machine.takes', { statistic: t(`from-machine.statistic.${statistic}`), point })}
        {writes && field.setPoint !== undefined && <> <strong><Amount value={field.setPoint} unit={field.unit} /></strong></>}
      </p>
      {field.type === 'number' && <RangeBar limits={field.limits} unit={field.unit} setPoint={field.setPoint} value="" />}
      {question?.state === 'waiting' && <p role="status" className="soft">{t('from-machine.waiting')}</p>}
      {asked && (
        <Notice tone="attention" title={t(question.state === 'refused' ? 'from-machine.refused' : 'from-machine.unanswered')}>
          {question.detail && <p>{readText(question.detail, i18n.language)}</p>}
          <p>{t('from-machine.allowed')}</p>
          <div className="row">
            {question.despiteGaps === true && <Button mih={48} variant="default" onClick={onDespiteGaps}>{t('from-machine.despite-gaps')}</Button>}
            <Button mih={48} variant="default" onClick={onByHand}>{t('from-machine.by-hand')}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

/** Where a value was measured: tag and instrument, when, and what it is of. */
export function MeasuredHere({ at: { tag, instrument, statistic, at, unusableSeconds }, site }: { readonly at: MeasuredAt; readonly site: string }) {
  const { t } = useTranslation();
  return (
    <span className="small soft" style={{ display: 'block' }}>
      {[t(`from-machine.statistic.${statistic}`), tag, instrument].filter(Boolean).join(' · ')}, <SiteTime at={at} site={site} show="time" />
      {unusableSeconds !== '0' && `, ${t('from-machine.unusable', { seconds: unusableSeconds })}`}
    </span>
  );
}
