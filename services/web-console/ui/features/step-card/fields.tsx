import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { StoredFile } from '../files/stored-file';
import { MeasuredHere } from './machine-question';
import { isTyped, type Card, type Field } from './model';
import { RecordedValue } from './recorded-value';

interface LineProps {
  readonly field: Field;
  readonly site: string;
  readonly onOpen?: (() => void) | undefined;
}

/** A value in one line: what it is, what stands there, how it stands to its limits. Touching it opens it. */
export function FieldLine({ field, site, onOpen }: LineProps) {
  const { t, i18n } = useTranslation();
  const { value, verdict, mark, by, at, history, measuredAt } = field;
  const inside = (
    <>
      <span className="entry-title">
        {field.rowTitle ? `${readText(field.rowTitle, i18n.language)}: ` : field.row !== undefined ? `${field.row}. ` : ''}
        {readText(field.title, i18n.language)} {mark && <span className="sign">{mark}</span>}
        {history.map((before) => (
          <span key={before.at} className="small soft" style={{ display: 'block' }}>
            <s><RecordedValue value={before.value} field={field} site={site} /></s> {before.value.file && `${t('file.replaced')}: `}{before.replacedBecause}
          </span>
        ))}
        {measuredAt && <MeasuredHere at={measuredAt} site={site} />}
        {value && by && at && <span className="small soft" style={{ display: 'block' }}>{by}, <SiteTime at={at} site={site} show="time" /></span>}
      </span>
      {verdict?.result === 'outside' && <Sign tone={verdict.level === 'normal' ? 'attention' : 'exception'}>{t(`step.outside-${verdict.level ?? 'normal'}`)}</Sign>}
      {verdict?.result === 'undecidable' && <Sign tone="exception">{t('step.undecidable')}</Sign>}
      <span className="entry-value">{value?.file ? null : field.hidden ? <span className="soft small">{t('step.hidden')}</span> : value ? <RecordedValue value={value} field={field} site={site} /> : <span className="soft small">{field.type === 'calculated' ? t('step.calculated') : field.measured ? t('step.measured') : field.required ? t('step.open') : t('step.optional')}</span>}</span>
    </>
  );
  const line = onOpen ? <button type="button" className="entry-line" onClick={onOpen}>{inside}</button> : <div className="entry-line">{inside}</div>;
  return value?.file ? <div className="row file-beside">{line}<StoredFile file={value.file} /></div> : line;
}

interface OthersProps {
  readonly card: Card;
  /** The one that is being entered: it stands above them. */
  readonly current: Field | undefined;
  /** What others recorded is kept from whoever reads it a second time. */
  readonly hidden: boolean;
  /** Absent: they are read, and not opened. */
  readonly onOpen?: (address: string) => void;
}

/** The fields of a card but the one that is being entered. Drawn anew when the card is another, not for each key that is touched. */
export const OtherFields = memo(function OtherFields({ card, current, hidden, onOpen }: OthersProps) {
  const others = card.fields.filter((field) => field !== current);
  if (others.length === 0) return null;
  const opens = (field: Field): boolean => isTyped(field) && !hidden && (field.value !== undefined || card.status === 'started') && card.status !== 'not-reached';
  const shown = (field: Field): Field => (hidden && isTyped(field) ? { ...field, history: [], ...({ value: undefined, verdict: undefined } as object) } : field);
  return <div className="entry">{others.map((field) => <FieldLine key={field.address} field={shown(field)} site={card.site} onOpen={onOpen && opens(field) ? () => onOpen(field.address) : undefined} />)}</div>;
});
