import { Button } from '@mantine/core';
import type { RecipeDocument } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { documentOf, useVersion } from '../recipes/queries';
import { whatDiffers } from './what-differs';

interface Props {
  readonly id: string;
  readonly began: RecipeDocument;
  /** Who wrote, as the refusal says. */
  readonly detail: string;
  readonly onTake: (theirs: { documentHash: string; document: RecipeDocument }) => void;
  readonly onKeep: (theirs: { documentHash: string; document: RecipeDocument }) => void;
}

/** Somebody else has saved meanwhile: who, what he did, and the two ways to go on. Nothing of either is lost by looking. */
export function Conflict({ id, began, detail, onTake, onKeep }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <div role="alert">
      <Notice tone="attention" title={t('designer.conflict')}>
        <p>{detail}</p>
        <Loaded of={useVersion(id)}>
          {(version) => {
            const theirs = { documentHash: version.documentHash, document: documentOf(version) };
            const differences = whatDiffers(began, theirs.document);
            return (
              <>
                <p>{t('designer.conflict-help')}</p>
                {differences.length === 0 && <p className="soft">{t('designer.no-difference')}</p>}
                <ul className="plain-list">{differences.slice(0, 30).map(({ change, id: one, title }) => <li key={change + one}>{t(`change.${change}`)}: <strong>{readText(title, i18n.language) || t(`field.${one}`, { defaultValue: one })}</strong> <span className="mono soft">{one}</span></li>)}</ul>
                <div className="row" style={{ marginTop: '0.75rem' }}>
                  <Button variant="default" mih={64} onClick={() => onKeep(theirs)}>{t('designer.keep-mine')}</Button>
                  <Button variant="default" mih={64} onClick={() => onTake(theirs)}>{t('designer.take-theirs')}</Button>
                </div>
              </>
            );
          }}
        </Loaded>
      </Notice>
    </div>
  );
}
