import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { pendingAct } from '../signing/pending';
import { ChangeRules } from './change-rules';
import { useExceptionRules } from './queries';
import { RulesHistory } from './rules-history';

/** How the house treats exceptions: how grave, who signs, what stops; changed by quality, each version kept (G2). */
export function ExceptionRules() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const rules = useExceptionRules();
  return (
    <details className="panel" open={pendingAct()?.act.act.includes('/exception-rules/') === true}>
      <summary><strong>{t('exceptions.rules')}</strong></summary>
      <p className="soft">{t('exceptions.rules-help')}</p>
      <Loaded of={rules}>
        {({ items }) => (
          <>
            {items.map((table) => (
              <Fragment key={table.site}>
                <table className="list">
                  <caption>{t('exceptions.rules-of', { site: table.site })}, {table.version === 0 ? t('exceptions.rules-configured') : t('exceptions.rules-version', { version: table.version })}</caption>
                  <thead><tr><th>{t('exceptions.rule-for')}</th><th>{t('exceptions.weight')}</th><th>{t('exceptions.rule-signed')}</th><th>{t('exceptions.blocks')}</th></tr></thead>
                  <tbody>
                    {table.rules.map(({ of, name, severity, signers, blocks }) => (
                      <tr key={`${of} ${name}`}>
                        <td>{of === 'severity' ? t('exceptions.rule-any') : t(`exception-type.${name}`, { defaultValue: name })}</td>
                        <td><State of={severity} tone="waiting" /></td>
                        <td>{signers.map((signer) => signer.roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(' / ')).join(' + ')}</td>
                        <td>{t(`exceptions.blocks-${blocks}`)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {table.version > 0 && <RulesHistory site={table.site} />}
                {roles.includes('qa') && <ChangeRules table={table} />}
              </Fragment>
            ))}
          </>
        )}
      </Loaded>
    </details>
  );
}
