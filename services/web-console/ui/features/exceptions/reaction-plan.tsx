import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { SiteTime } from '../../look/site-time';

interface Plan {
  readonly title?: { readonly en: string; readonly de?: string };
  readonly block?: string;
  readonly allowedRecoveries?: readonly { readonly en: string; readonly de?: string }[];
  readonly attempts?: number;
  readonly approvers?: readonly string[];
  readonly notify?: readonly string[];
}

/** What began with the exception: output since then is set aside; 0 = there was no good check before. */
interface Begun {
  readonly quarantineSince?: string;
  readonly lastGoodCheck?: number;
  readonly containers?: readonly string[];
}

/** What the recipe says about this failure: nobody has to invent it at night. */
export function ReactionPlan({ plan, site }: { readonly plan: Record<string, unknown>; readonly site: string }) {
  const { t, i18n } = useTranslation();
  const { title, allowedRecoveries = [], attempts, approvers = [], notify = [] } = (plan.plan ?? plan) as Plan;
  const { quarantineSince, lastGoodCheck, containers = [] } = plan as Begun;
  const roles = (of: readonly string[]): string => of.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ');
  return (
    <section className="panel">
      <h2>{t('exceptions.reaction')}</h2>
      <p>{readText(title, i18n.language)}</p>
      {quarantineSince !== undefined && <p><strong>{t('exceptions.set-aside')}</strong> <SiteTime at={quarantineSince} site={site} />{lastGoodCheck !== undefined && ` (${lastGoodCheck > 0 ? t('exceptions.last-good', { check: lastGoodCheck }) : t('exceptions.none-good')})`}</p>}
      {containers.length > 0 && <p><strong>{t('exceptions.set-aside-containers')}</strong> {containers.join(', ')}</p>}
      {allowedRecoveries.length > 0 && (
        <ul>
          {allowedRecoveries.map((text) => <li key={text.en}>{readText(text, i18n.language)}</li>)}
        </ul>
      )}
      <p className="soft">
        {attempts !== undefined && t('exceptions.attempts', { attempts })} {roles(approvers)}
      </p>
      {notify.length > 0 && <p className="soft">{t('exceptions.to-be-told')} {roles(notify)}</p>}
    </section>
  );
}
