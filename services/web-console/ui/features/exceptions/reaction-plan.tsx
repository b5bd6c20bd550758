import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';

interface Plan {
  readonly title?: { readonly en: string; readonly de?: string };
  readonly block?: string;
  readonly allowedRecoveries?: readonly { readonly en: string; readonly de?: string }[];
  readonly attempts?: number;
  readonly approvers?: readonly string[];
}

/** What the recipe says about this failure: nobody has to invent it at night. */
export function ReactionPlan({ plan }: { readonly plan: Record<string, unknown> }) {
  const { t, i18n } = useTranslation();
  const { title, allowedRecoveries = [], attempts, approvers = [] } = (plan.plan ?? plan) as Plan;
  return (
    <section className="panel">
      <h2>{t('exceptions.reaction')}</h2>
      <p>{readText(title, i18n.language)}</p>
      {allowedRecoveries.length > 0 && (
        <ul>
          {allowedRecoveries.map((text) => <li key={text.en}>{readText(text, i18n.language)}</li>)}
        </ul>
      )}
      <p className="soft">
        {attempts !== undefined && t('exceptions.attempts', { attempts })} {approvers.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ')}
      </p>
    </section>
  );
}
