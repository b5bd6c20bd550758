import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { problemIn } from '../../api/problem';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { ProblemNotice } from '../../look/notices';
import { State } from '../../look/states';
import { useDraft } from '../../session/draft';
import { documentOf, useVersion, type RecipeVersion } from '../recipes/queries';
import { Conflict } from './conflict';
import { DesignArea } from './design-area';
import { Rehearsal } from './rehearsal';
import { useEditing } from './use-editing';
import { useSaving } from './use-saving';

/** The designer: tree left, picture in the middle, properties right, what is wrong below; saving and the way to the simulation on top. */
export default function DesignerPage() {
  const { id = '' } = useParams();
  return <div className="page"><Loaded of={useVersion(id)}>{(version) => <Designer key={version.id} version={version} />}</Loaded></div>;
}

function Designer({ version }: { readonly version: RecipeVersion }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate();
  const [, setQuery] = useSearchParams();
  const { id, recipe, state } = version;
  const editing = useEditing(id, { documentHash: version.documentHash, document: documentOf(version) });
  const [changeControl, setChangeControl, clearControl] = useDraft(`recipe/${id}/design/control`);
  const saving = useSaving(version, (at, saved) => {
    editing.begin(saved);
    clearControl();
    if (at !== id) void go(`/recipes/${at}/design`);
  });
  const draft = state === 'draft';
  const { document, basis, began, touched } = editing;
  const mayBeSaved = touched && (draft || changeControl.trim() !== '');
  const save = (): void => {
    if (mayBeSaved && !saving.isPending) saving.mutate({ document, basis, changeControl: changeControl.trim() });
  };
  const problem = problemIn(saving.error);
  return (
    <div
      className="stack-tight"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
        event.preventDefault();
        save();
      }}
    >
      <div className="spread">
        <div>
          <p className="soft"><Link to="/recipes">{t('nav.recipes')}</Link> / <Link to={`/recipes/${id}`}>{recipe} {t('recipes.version', { version: version.version })}</Link></p>
          <div className="row"><h1>{t('designer.title')}: {readText(document.header.title, i18n.language)}</h1><State of={state} /></div>
          <p className="small soft" role="status">{touched ? t('designer.not-saved') : saving.isSuccess ? t('designer.saved') : t('designer.keys')}</p>
        </div>
        <div className="row">
          {!draft && <TextInput label={t('recipes.change-control')} value={changeControl} onChange={(event) => setChangeControl(event.currentTarget.value)} maxLength={100} placeholder="CC-2026-0050" />}
          {touched ? <Rehearsal site={version.site} document={document} onSelect={(node) => setQuery({ node, part: 'node' }, { replace: true })} /> : <Button component={Link} to={`/recipes/${id}?tab=simulation`} variant="default" size="lg" mih={64}>{t('designer.simulate')}</Button>}
          <Button size="lg" mih={64} loading={saving.isPending} disabled={!mayBeSaved} onClick={save}>{t(draft ? 'designer.save' : 'designer.save-new')}</Button>
        </div>
      </div>
      {saving.error && (problem?.code === 'recipe-draft-changed' ? (
        <Conflict
          id={id} began={began} detail={problem.detail}
          onTake={(theirs) => {
            editing.begin(theirs);
            saving.reset();
          }}
          onKeep={(theirs) => {
            editing.rebase(theirs);
            saving.reset();
          }}
        />
      ) : <ProblemNotice error={saving.error}>{problem?.code === 'recipe-invalid' ? <><p>{problem.detail}</p><p>{t('designer.format-first')}</p></> : undefined}</ProblemNotice>)}
      <DesignArea site={version.site} editing={editing} />
    </div>
  );
}
