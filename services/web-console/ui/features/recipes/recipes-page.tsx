import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PagedList } from '../../api/pages';
import { readText } from '../../language/read-text';
import { Empty } from '../../look/notices';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { usePerson } from '../../session/session';
import { ImportDialog } from './import-dialog';
import { NewDraftDialog } from './new-draft-dialog';
import { useRecipes, type Recipe } from './queries';
import { ReviewDue } from './review-due';

/** Recipes with their versions, newest first. */
export default function RecipesPage() {
  const { t } = useTranslation();
  const { roles } = usePerson();
  const [open, setOpen] = useState<'draft' | 'import' | undefined>();
  const close = (): void => setOpen(undefined);
  return (
    <div className="page">
      <div className="spread">
        <div>
          <h1>{t('recipes.title')}</h1>
          <p><Link to="/documents" className="link">{t('documents.title')}</Link></p>
        </div>
        {roles.includes('engineer') && (
          <div className="row">
            <Button size="lg" mih={64} variant="default" onClick={() => setOpen('import')}>{t('import.title')}</Button>
            <Button size="lg" mih={64} variant="default" onClick={() => setOpen('draft')}>{t('recipes.new-draft')}</Button>
          </div>
        )}
      </div>
      {open === 'draft' && <NewDraftDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
      <PagedList of={useRecipes()} empty={<Empty title={t('recipes.none')}>{t('recipes.none-help')}</Empty>}>
        {(items) => (
          <div className="panel scroll">
            <table className="list">
              <thead>
                <tr>
                  <th>{t('recipes.code')}</th>
                  <th>{t('recipes.name')}</th>
                  <th>{t('recipes.product')}</th>
                  <th>{t('recipes.site')}</th>
                  <th>{t('recipes.versions')}</th>
                </tr>
              </thead>
              <tbody>{items.map((recipe) => <Row key={recipe.id} recipe={recipe} />)}</tbody>
            </table>
          </div>
        )}
      </PagedList>
    </div>
  );
}

function Row({ recipe: { recipe, title, titleDe, product, site, versions } }: { readonly recipe: Recipe }) {
  const { t, i18n } = useTranslation();
  return (
    <tr>
      <td><strong>{recipe}</strong></td>
      <td>{readText({ en: title, de: titleDe }, i18n.language)}</td>
      <td>{product}</td>
      <td>{site}</td>
      <td>
        <div className="row">
          {versions.map(({ id, version, state, effectiveFrom, reviewDue }) => (
            <span key={id} className="row" style={{ gap: '0.4rem' }}>
              <Link to={`/recipes/${id}`}>{t('recipes.version', { version })}</Link>
              <State of={state} />
              <ReviewDue version={{ state, reviewDue }} />
              {state === 'scheduled' && effectiveFrom && <span className="small">{t('recipes.effective-from')} <SiteTime at={effectiveFrom} site={site} /></span>}
            </span>
          ))}
        </div>
      </td>
    </tr>
  );
}
