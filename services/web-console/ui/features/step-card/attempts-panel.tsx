import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import type { Reaction } from './model';

/** What a failed check of this step means: attempts that are left, who may choose what after them, who is told. */
export function AttemptsPanel({ reaction }: { readonly reaction: Reaction }) {
  const { t, i18n } = useTranslation();
  const { plan, failed, left, usedUp, recovery } = reaction;
  const roles = (of: readonly string[]): string => of.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ');
  return (
    <section className="panel">
      <h2>{t('exceptions.reaction')}</h2>
      <p className="small">{readText(plan.title, i18n.language)}</p>
      {failed.length > 0 && <p className="small">{t('reaction.failed')}: <strong>{failed.join(', ')}</strong></p>}
      {recovery && <p className="small">{t('reaction.tried')}: <strong>{readText(recovery, i18n.language)}</strong></p>}
      <p className="row" style={{ gap: '0.5rem' }}><span className="small">{t('reaction.left')}</span><Sign tone={usedUp ? 'exception' : failed.length > 0 ? 'attention' : 'waiting'}>{left}</Sign></p>
      {plan.allowedRecoveries.length > 0 && (
        <>
          <p className="small soft">{t('reaction.recoveries')}</p>
          <ul className="plain-list">{plan.allowedRecoveries.map((one) => <li key={one.en} className="small">{readText(one, i18n.language)}</li>)}</ul>
        </>
      )}
      {plan.approvers.length > 0 && <p className="small soft">{t('reaction.approvers')}: {roles(plan.approvers)}</p>}
      {plan.notify.length > 0 && <p className="small soft">{t('exceptions.to-be-told')} {roles(plan.notify)}</p>}
    </section>
  );
}
