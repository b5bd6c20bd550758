import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, ProblemNotice } from '../../look/notices';
import { downloadPackage, downloadReport, packageIsDue, type BatchReview, type ReportForm } from './queries';

/** The report as it stands now, in the languages of the plant, and for machines. */
export function ReportPanel({ batch: { runId, number } }: { readonly batch: BatchReview }) {
  const { t, i18n } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const [making, setMaking] = useState<ReportForm>();
  const mine: ReportForm = i18n.language.startsWith('de') ? 'de' : 'en';
  const forms: readonly ReportForm[] = [mine, mine === 'de' ? 'en' : 'de', 'json', 'xml'];
  const download = (form: ReportForm): void => {
    setProblem(undefined);
    setMaking(form);
    downloadReport(runId, number, form).catch(setProblem).finally(() => setMaking(undefined));
  };
  return (
    <section className="panel">
      <h2>{t('review.report')}</h2>
      <div className="stack-tight">
        <p>{t('review.report-help')}</p>
        <div className="row">{forms.map((form) => <Button key={form} onClick={() => download(form)} loading={making === form} disabled={making !== undefined} variant="default" size="md">{t(`review.report-${form}`)}</Button>)}</div>
        {problem !== undefined && <ProblemNotice error={problem} />}
      </div>
    </section>
  );
}

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
