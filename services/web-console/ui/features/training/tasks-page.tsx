import { useTranslation } from 'react-i18next';
import { Empty } from '../../look/notices';
import { ReadingTasks, useReadingTasks } from './reading-tasks';

/** What I have to read and sign. */
export default function TasksPage() {
  const { t } = useTranslation();
  const { data } = useReadingTasks();
  return (
    <div className="page">
      <h1>{t('training.tasks')}</h1>
      {data?.length === 0 && <Empty title={t('training.no-tasks')}>{t('training.no-tasks-help')}</Empty>}
      <ReadingTasks />
    </div>
  );
}
