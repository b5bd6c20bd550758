import { useTranslation } from 'react-i18next';
import { useUnseen } from './queries';
import './alarms.css';

/** How many active alarms nobody saw yet, beside the word of the bar; nothing where there is none, or nobody knows. */
export function AlarmCount() {
  const { t } = useTranslation();
  const count = useUnseen(true).data ?? 0;
  return count === 0 ? null : <span className="alarm-count"><span aria-hidden="true">{count > 99 ? '99+' : count}</span><span className="visually-hidden">, {t('alarm.unseen', { count })}</span></span>;
}
