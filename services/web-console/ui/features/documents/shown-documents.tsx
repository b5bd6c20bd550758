import { Modal } from '@mantine/core';
import type { Text } from '@batchwright/procedure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { SiteTime } from '../../look/site-time';
import './documents.css';
import { OpenLink } from './open-link';
import { useFileOf, type VersionOfDocument } from './queries';

/** A document, picture or video of a step, in the version that counts for it. */
export interface Shown extends VersionOfDocument {
  readonly mediaType: string;
  readonly sha256: string;
  readonly effectiveFrom: string;
  readonly title: Text;
  /** What a picture or video shows. */
  readonly alt?: Text;
}

/** Pictures and videos beside the instruction, described in the reader's language. */
export function ShownMedia({ media }: { readonly media: readonly Shown[] }) {
  return media.length === 0 ? null : <div className="shown-media">{media.map((one, i) => <Medium key={`${one.documentId} ${one.version} ${i}`} of={one} />)}</div>;
}

function Medium({ of }: { readonly of: Shown }) {
  const { t, i18n } = useTranslation();
  const { address, failed } = useFileOf(of);
  const [open, setOpen] = useState(false);
  const words = readText(of.alt ?? of.title, i18n.language);
  if (failed) return <p role="alert" className="wrong">{words}: {t('file.not-readable')}</p>;
  if (!address) return <p className="soft" role="status">{t('loading')}</p>;
  if (of.mediaType.startsWith('video/')) return <video controls preload="metadata" src={address} aria-label={words} />;
  return (
    <>
      <button type="button" title={t('documents.enlarge')} onClick={() => setOpen(true)}><img src={address} alt={words} /></button>
      <Modal opened={open} onClose={() => setOpen(false)} title={<strong>{words}</strong>} size="xl" closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
        <img className="shown-large" src={address} alt={words} />
        <p className="soft small file-hash">{t('documents.version-of', { code: of.code, version: of.version })}, SHA-256 {of.sha256}</p>
      </Modal>
    </>
  );
}

/** Documents to be at hand, each with the version that counts for this step and from when it is in effect. */
export function ShownDocuments({ documents, site }: { readonly documents: readonly Shown[]; readonly site: string }) {
  const { t, i18n } = useTranslation();
  if (documents.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('documents.at-hand')}</h2>
      <ul className="plain-list">
        {documents.map((one) => (
          <li key={one.code}>
            <OpenLink of={one}>{t('documents.version-of', { code: one.code, version: one.version })}</OpenLink>
            <p className="small">{readText(one.title, i18n.language)} <span className="soft">({t('documents.effective-from')} <SiteTime at={one.effectiveFrom} site={site} show="date" />)</span></p>
          </li>
        ))}
      </ul>
    </section>
  );
}
