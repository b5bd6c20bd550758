import type { RecipeDocument } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { factsOf, readText } from '../../language/read-text';
import { Sign } from '../../look/shapes';
import { nodeAt } from '../recipes/findings';
import { nodeIn } from './edit-tree';
import type { Trouble } from './examine';

/** What is wrong with the document on the screen, while it is written; each line leads to its place. */
export function Troubles({ troubles, document, onGo }: { readonly troubles: readonly Trouble[]; readonly document: RecipeDocument; readonly onGo: (trouble: Trouble) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="panel troubles" aria-label={t('recipes.findings', { count: troubles.length })}>
      <p role="status">{troubles.length === 0 ? <Sign tone="done">{t('designer.clean')}</Sign> : <strong>{t('designer.troubles', { count: troubles.length })}</strong>}</p>
      {troubles.slice(0, 100).map((trouble) => {
        const { severity, code, path, message, params } = trouble;
        const german = i18n.language.startsWith('de') && i18n.exists(`lint.${code}`);
        const node = nodeAt(document, path);
        return (
          <button key={code + path} type="button" className="trouble" onClick={() => onGo(trouble)}>
            <Sign tone={severity === 'warning' ? 'attention' : 'exception'}>{t(`designer.sev-${severity}`)}</Sign>
            <span>{readText(node ? nodeIn(document.procedure, node)?.title : undefined, i18n.language) || <span className="mono">{path}</span>}</span>
            <span className="small">{german ? [t(`lint.${code}`), factsOf(params)].filter(Boolean).join(': ') : message}</span>
          </button>
        );
      })}
    </section>
  );
}
