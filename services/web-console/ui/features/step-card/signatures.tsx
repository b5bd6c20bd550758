import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Shape } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import type { Asked } from './model';
import { Trained } from './trained';

interface Props {
  readonly asked: readonly Asked[];
  readonly site: string;
  /** Whether a signature of this moment can be given now. */
  readonly now: (asked: Asked) => boolean;
  readonly onSign: (asked: Asked) => void;
}

/** Signatures of the step: those that stand, as they stand in the record, and those that are missing. */
export function Signatures({ asked, site, now, onSign }: Props) {
  const { t, i18n } = useTranslation();
  if (asked.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('recipes.signatures')}</h2>
      <ul className="plain-list">
        {asked.map((one) => (
          <li key={`${one.policy}/${one.moment}`} className="stack-tight" style={{ gap: '0.25rem' }}>
            <span className="row" style={{ gap: '0.5rem', flexWrap: 'nowrap' }}>
              <span className="small-shape"><Shape tone={one.signed && !one.signed.outdated ? 'done' : 'waiting'} /></span>
              <span><strong>{t(`role.${one.role}`)}</strong>, {t(`meaning.${one.meaning}`)}{one.meaning === 'present-throughout' && ` (${t(one.moment === 'before' ? 'signing.before-start' : 'signing.after-work')})`}</span>
            </span>
            <span className="small soft">{readText(one.attests, i18n.language)}</span>
            {one.signed && (
              <span className="small">
                {one.signed.name} ({one.signed.person}), <SiteTime at={one.signed.at} site={site} />
                {one.signed.remote && <>, {t('signing.remote', one.signed.remote.operator)} <span className="mono soft tandem-hash">SHA-256 {one.signed.remote.picture}</span></>}
                {one.signed.trained && one.signed.trained.length > 0 && <span className="soft">, {t('training.trained-by')}: <Trained of={one.signed.trained} site={site} /></span>}
                {one.signed.outdated && <> – {t('signing.outdated')}</>}
              </span>
            )}
            {(!one.signed || one.signed.outdated) && now(one) && <Button variant="default" mih={56} onClick={() => onSign(one)}>{t('act.sign')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
