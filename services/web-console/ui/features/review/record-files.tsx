import type { Text } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { StoredFile } from '../files/stored-file';
import type { BatchReview } from './queries';

/** Photos and files of the record, each at its step; also those that a correction replaced. Nothing where there are none. */
export function RecordFiles({ batch }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  if (batch.files.length === 0) return null;
  return (
    <section className="panel stack-tight">
      <h2>{t('file.of-record')}</h2>
      {batch.files.map(({ stepKey, step, address, sequence, sha256, mediaType, fileName }) => (
        <div key={sequence} className="row">
          <StoredFile file={{ runId: batch.runId, sha256, mediaType, fileName }} />
          <span>{readText(step as unknown as Text, i18n.language)}<span className="soft small" style={{ display: 'block' }}>{stepKey} · {address === 'exception' || address === 'session' ? t(`file.with-${address}`) : address} · {fileName}</span></span>
        </div>
      ))}
    </section>
  );
}
