import { useTranslation } from 'react-i18next';
import { Loaded } from '../../look/loaded';
import { Empty } from '../../look/notices';
import { useDiff, type Change } from './queries';

/** What became of the version before: approvers sign the hash of exactly this. */
export function Changes({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Loaded of={useDiff(id)}>
      {({ diff, hash }) => {
        const { changes = [], from } = diff as { changes?: readonly Change[]; from?: string | null };
        if (!from) return <Empty title={t('recipes.first-version')}>{t('recipes.first-version-help')}</Empty>;
        if (changes.length === 0) return <Empty title={t('recipes.no-changes')} />;
        return (
          <section className="panel">
            {changes.map((change, index) => <Line key={index} change={change} />)}
            <p className="small soft" style={{ marginTop: '0.75rem' }}>{t('recipes.diff-hash')} <span className="mono">{hash}</span></p>
          </section>
        );
      }}
    </Loaded>
  );
}

function Line({ change: { change, what, id, step, field, before, after } }: { readonly change: Change }) {
  const { t } = useTranslation();
  return (
    <div className="change">
      <span>{t(`change.${change}`)}</span>
      <span>
        {t(`part.${what}`, { defaultValue: what })} <strong>{id}</strong>{step && <span className="soft"> ({step})</span>}{field && <>, {field}</>}
        {before !== undefined && <div><del>{printed(before)}</del></div>}
        {after !== undefined && <div><ins>{printed(after)}</ins></div>}
      </span>
    </div>
  );
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  const { en, value: amount, unit } = (value ?? {}) as { en?: string; value?: string; unit?: string };
  if (en !== undefined) return en;
  if (amount !== undefined && unit !== undefined) return `${amount} ${unit}`;
  return JSON.stringify(value);
}
