import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Amount } from '../../look/amount';
import { SiteTime } from '../../look/site-time';
import { Thumbnail } from '../files/stored-file';
import type { Field, Recorded } from './model';

/** A recorded value as people read it. */
export function RecordedValue({ value, field, site }: { readonly value: Recorded; readonly field?: Pick<Field, 'choices'> | undefined; readonly site?: string | undefined }) {
  const { t, i18n } = useTranslation();
  switch (value.kind) {
    case 'number':
      return <Amount value={value.value ?? ''} unit={value.unit} sign={value.bound === 'below' ? '< ' : value.bound === 'above' ? '> ' : ''} />;
    case 'boolean':
      return <>{t(value.yes ? 'step.yes' : 'step.no')}</>;
    case 'choice':
      return <>{readText(field?.choices.find(({ id }) => id === value.choice)?.text, i18n.language) || value.choice}</>;
    case 'date-time':
      return value.instant ? <SiteTime at={value.instant} site={site} /> : null;
    case 'file':
      return value.file ? <Thumbnail file={value.file} /> : null;
    case 'text':
      return <>{value.text}</>;
  }
}
