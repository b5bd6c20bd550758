import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { State } from '../../look/states';
import type { Need } from './model';
import { Offers } from './offers';

interface Props {
  readonly site: string;
  readonly runId: string;
  readonly needs: readonly Need[];
  /** Codes that were scanned or typed, by need. */
  readonly codes: Readonly<Record<string, string>>;
  readonly onCode: (need: string, code: string) => void;
}

/** What has to be there before the step begins. A scan goes to the first that is still open; a code may be typed as well. */
export function Needs({ site, runId, needs, codes, onCode }: Props) {
  const { t, i18n } = useTranslation();
  if (needs.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{t('step.scan')}</h2>
      {needs.map((need) => {
        const { title, detail, item, lot, grant, asked } = need;
        const label = readText(title, i18n.language);
        return (
          <div key={need.need} className="scan">
            <div className="grow">
              <strong>{label}</strong> <span className="soft small">{detail}</span>
              {grant?.reason && <p className="small">{grant.reason}</p>}
              {asked && !item && <Offers site={site} runId={runId} asked={asked} onCode={(code) => onCode(need.need, code)} />}
            </div>
            {item ? (
              <Sign tone="done">{item}{lot ? ` (${lot})` : ''}</Sign>
            ) : (
              <TextInput
                aria-label={t('step.code-of', { label })} placeholder={t('step.scan-or-type')} value={codes[need.need] ?? ''} w="18rem" size="lg" autoComplete="off" spellCheck={false}
                onChange={(event) => onCode(need.need, event.currentTarget.value)}
              />
            )}
            {grant && !item && <State of={grant.state} />}
          </div>
        );
      })}
    </section>
  );
}

/** The need that a scanned code belongs to: the first without one. */
export function openNeed(needs: readonly Need[], codes: Readonly<Record<string, string>>): Need | undefined {
  return needs.find(({ need, item }) => item === undefined && (codes[need] ?? '') === '');
}
