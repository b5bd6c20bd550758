import type { RecipeDocument } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { factsOf } from '../../language/read-text';
import { Empty, Notice } from '../../look/notices';
import type { RecipeVersion } from './queries';

interface Props {
  readonly version: RecipeVersion;
  readonly document: RecipeDocument;
  readonly onSelect: (node: string) => void;
}

/** What lint found; each finding leads to its place. */
export function Findings({ version: { findings }, document, onSelect }: Props) {
  const { t, i18n } = useTranslation();
  if (findings.length === 0) return <Empty title={t('recipes.no-findings')}>{t('recipes.no-findings-help')}</Empty>;
  return (
    <div className="stack-tight">
      {findings.map(({ code, severity, path, message, params }) => {
        const node = nodeAt(document, path);
        return (
          <Notice key={code + path} tone={severity === 'error' ? 'exception' : 'attention'} title={t(`lint.${code}`, { defaultValue: code })}>
            <p>{i18n.language.startsWith('de') ? factsOf(params) : message}</p>
            {node ? <button type="button" className="text-button" onClick={() => onSelect(node)}>{node}</button> : <p className="mono soft">{path}</p>}
          </Notice>
        );
      })}
    </div>
  );
}

/** Ids of the nodes at which something was found. */
export function nodesWithFindings({ findings }: RecipeVersion, document: RecipeDocument): ReadonlySet<string> {
  return new Set(findings.flatMap(({ path }) => nodeAt(document, path) ?? []));
}

/** The innermost node of the procedure on the way of a JSON pointer. */
export function nodeAt(document: RecipeDocument, pointer: string): string | undefined {
  let place: unknown = document;
  let id: string | undefined;
  for (const part of pointer.split('/').slice(1)) {
    place = (place as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    const { type, id: own } = (place ?? {}) as { type?: unknown; id?: unknown };
    if (typeof type === 'string' && typeof own === 'string' && pointer.startsWith('/procedure') && ['sequence', 'parallel', 'choice', 'loop', 'for-each', 'step'].includes(type)) id = own;
  }
  return id;
}
