import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { State } from '../../look/states';
import { useExceptionRules } from './queries';

/** How the house treats exceptions: how grave, who signs, what stops (G2). */
export function ExceptionRules() {
  const { t } = useTranslation();
  const rules = useExceptionRules();
  return (
    <details className="panel">
      <summary><strong>{t('exceptions.rules')}</strong></summary>
      <p className="soft">{t('exceptions.rules-help')}</p>
      <Loaded of={rules}>
        {({ items }) => (
          <>
            {items.map(({ site, rules: rows }) => (
              <table className="list" key={site}>
                <caption>{t('exceptions.rules-of', { site })}</caption>
                <thead><tr><th>{t('exceptions.rule-for')}</th><th>{t('exceptions.weight')}</th><th>{t('exceptions.rule-signed')}</th><th>{t('exceptions.blocks')}</th></tr></thead>
                <tbody>
                  {rows.map(({ of, name, severity, signers, blocks }) => (
                    <tr key={`${of} ${name}`}>
                      <td>{of === 'severity' ? t('exceptions.rule-any') : t(`exception-type.${name}`, { defaultValue: name })}</td>
                      <td><State of={severity} tone="waiting" /></td>
                      <td>{signers.map(({ roles }) => roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(' / ')).join(' + ')}</td>
                      <td>{t(`exceptions.blocks-${blocks}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </>
        )}
      </Loaded>
    </details>
  );
}
