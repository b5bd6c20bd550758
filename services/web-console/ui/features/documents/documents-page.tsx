import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { readText } from '../../language/read-text';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import './documents.css';
import { OpenLink } from './open-link';
import { useDocuments, type ControlledDocument } from './queries';
import { RegisterDialog } from './register-dialog';
import { VersionDialog } from './version-dialog';
import { WithdrawDialog } from './withdraw-dialog';

type Dialog = { readonly what: 'register' } | { readonly what: 'version' | 'withdraw'; readonly document: ControlledDocument };

/** The register of controlled documents: every version opens as it was; engineering and quality add to it. */
export default function DocumentsPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const mayKeep = ['engineer', 'qa'].some((role) => roles.includes(role));
  const [open, setOpen] = useState<Dialog>();
  const close = (): void => setOpen(undefined);
  return (
    <div className="page">
      <div className="spread">
        <div>
          <p className="soft"><Link to="/recipes">{t('recipes.title')}</Link></p>
          <h1>{t('documents.title')}</h1>
          <p className="soft">{t('documents.help')}</p>
        </div>
        {mayKeep && <Button size="lg" mih={64} variant="default" onClick={() => setOpen({ what: 'register' })}>{t('documents.register')}</Button>}
      </div>
      {open?.what === 'register' && <RegisterDialog onClose={close} />}
      {open?.what === 'version' && <VersionDialog document={open.document} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawDialog document={open.document} onClose={close} />}
      <PagedList of={useDocuments()} empty={<Empty title={t('documents.none')}>{t('documents.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead><tr><th>{t('recipes.code')}</th><th>{t('recipes.name')}</th><th>{t('recipes.versions')}</th>{mayKeep && <th>{t('documents.acts')}</th>}</tr></thead>
              <tbody>{items.map((one) => <Row key={one.id} document={one} {...(mayKeep ? { onAct: setOpen } : {})} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}

function Row({ document, onAct }: { readonly document: ControlledDocument; readonly onAct?: (dialog: Dialog) => void }) {
  const { t, i18n } = useTranslation();
  const { id, code, site, title, versions, withdrawnAt } = document;
  return (
    <tr>
      <td><strong>{code}</strong><div className="small soft">{site}</div></td>
      <td>
        {readText(title, i18n.language)}
        {withdrawnAt && <div><Sign tone="waiting">{t('documents.withdrawn')} <SiteTime at={withdrawnAt} site={site} show="date" /></Sign></div>}
      </td>
      <td>
        {versions.length === 0 && <span className="soft">{t('documents.no-version')}</span>}
        <ul className="plain-list">
          {versions.toReversed().map((one) => (
            <li key={one.version} className="row">
              <OpenLink of={{ documentId: id, code, version: one.version }}>{t('documents.version', { version: one.version })}</OpenLink>
              <span className="small">{t('documents.effective-from')} <SiteTime at={one.effectiveFrom} site={site} show="date" /></span>
              {one.version === document.inEffect && <Sign tone="done">{t('documents.in-effect')}</Sign>}
              <span className="small soft">{one.fileName}, {one.name}</span>
            </li>
          ))}
        </ul>
      </td>
      {onAct && (
        <td>
          {withdrawnAt === undefined && (
            <div className="row">
              <Button size="md" mih={44} variant="default" aria-label={`${t('documents.add')}: ${code}`} onClick={() => onAct({ what: 'version', document })}>{t('documents.add')}</Button>
              <Button size="md" mih={44} variant="subtle" aria-label={`${t('documents.withdraw')}: ${code}`} onClick={() => onAct({ what: 'withdraw', document })}>{t('documents.withdraw')}</Button>
            </div>
          )}
        </td>
      )}
    </tr>
  );
}
