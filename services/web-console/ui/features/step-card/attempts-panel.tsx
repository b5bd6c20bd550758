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
      <div className="stack-tight">
        <p className="small"><strong>{readText(plan.title, i18n.language)}</strong></p>
        <p className="spread small"><span>{t('reaction.left')}</span><Sign tone={usedUp ? 'exception' : failed.length > 0 ? 'attention' : 'waiting'}>{left}</Sign></p>
        {failed.length > 0 && <p className="small">{t('reaction.failed')}: <strong>{failed.join(', ')}</strong></p>}
        {recovery && <p className="small">{t('reaction.tried')}: <strong>{readText(recovery, i18n.language)}</strong></p>}
        {plan.allowedRecoveries.length > 0 && (
          <div>
            <p className="small soft">{t('reaction.recoveries', { roles: roles(plan.approvers) })}</p>
            <ul className="recoveries small">{plan.allowedRecoveries.map((one) => <li key={one.en}>{readText(one, i18n.language)}</li>)}</ul>
          </div>
        )}
        {plan.notify.length > 0 && <p className="small soft">{t('exceptions.to-be-told')} {roles(plan.notify)}</p>}
      </div>
    </section>
  );
}
