import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, ProblemNotice } from '../../look/notices';
import { downloadPackage, packageIsDue, type BatchReview } from './queries';

/** The release package, when there is one. */
export function PackagePanel({ batch }: { readonly batch: BatchReview }) {
  const { t } = useTranslation();
  const { runId, number, packageSha256, packageSize } = batch;
  const [problem, setProblem] = useState<unknown>();
  if (packageIsDue(batch)) return <section className="panel"><Notice tone="running" title={t('review.releasing')} /></section>;
  if (!packageSha256) return null;
  const download = (): void => {
    setProblem(undefined);
    downloadPackage(runId, number).catch(setProblem);
  };
  return (
    <section className="panel">
      <h2>{t(batch.stage === 'rejected' ? 'review.package-rejected' : 'review.package')}</h2>
      <div className="stack-tight">
        <p>{t('review.package-help')}</p>
        <p className="small soft">SHA-256 <span className="mono">{packageSha256}</span></p>
        <div><Button onClick={download} variant="default" size="md">{t('review.download', { kilobytes: Math.ceil((packageSize ?? 0) / 1024) })}</Button></div>
        <p className="small soft"><code className="mono">npx batchwright verify {number}.zip</code></p>
        {problem !== undefined && <ProblemNotice error={problem} />}
      </div>
    </section>
  );
}
