import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SiteTime } from '../../look/site-time';
import type { RemoteSignature } from '../tandem/remote-signatures';

interface Props {
  readonly signed: readonly RemoteSignature[];
  readonly runId: string;
  readonly site: string;
  readonly titleOf: (stepKey: string) => string;
}

/** Signatures that were given from afar: by whom, out of which session, and the hashes of what was in view. Nothing where there are none. */
export function SignedRemotely({ signed, runId, site, titleOf }: Props) {
  const { t } = useTranslation();
  if (signed.length === 0) return null;
  return (
    <>
      <h3>{t('review.signed-remotely')}</h3>
      <ul className="plain-list stack-tight">
        {signed.map(({ number, stepKey, who, meaning, session, operator, at, picture, view }) => (
          <li key={number} className="small">
            <Link className="link" to={`/batches/${runId}/steps/${encodeURIComponent(stepKey)}`}>{titleOf(stepKey)}</Link>: <strong>{who}</strong>, {t(`meaning.${meaning}`, { defaultValue: meaning })}, <SiteTime at={at} site={site} />
            <span className="soft" style={{ display: 'block', overflowWrap: 'anywhere' }}>
              {t('review.signed-in-session', { operator, session, interpolation: { escapeValue: false } })} {t('review.seen-picture')} <span className="mono">{picture}</span> {t('review.seen-view')} <span className="mono">{view}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
