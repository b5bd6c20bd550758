import { canonicalRecipe, type RecipeDocument } from '@batchwright/procedure';
import { useReducer } from 'react';
import { useDraft } from '../../session/draft';

interface Kept {
  /** Hash of the document that the work began from. */
  readonly basis: string;
  readonly began: RecipeDocument;
  readonly document: RecipeDocument;
}

interface Line {
  readonly past: readonly RecipeDocument[];
  readonly present: Kept;
  readonly future: readonly RecipeDocument[];
  /** Where the newest change was made: letters typed into one field are one change. */
  readonly place?: string | undefined;
}

type Act = { readonly do: 'edit'; readonly document: RecipeDocument; readonly place?: string | undefined } | { readonly do: 'undo' | 'redo' } | { readonly do: 'begin'; readonly kept: Kept };

/** Changes that can be taken back. */
const STEPS = 200;

/** One change on the line of what was written; undo and redo walk along it. */
export function nextLine(line: Line, act: Act): Line {
  const { past, present, future, place } = line;
  const { document } = present;
  switch (act.do) {
    case 'begin':
      return { past: [], present: act.kept, future: [] };
    case 'edit':
      if (act.document === document) return line;
      return { past: act.place !== undefined && act.place === place ? past : [...past, document].slice(-STEPS), present: { ...present, document: act.document }, future: [], place: act.place };
    case 'undo': {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), present: { ...present, document: before }, future: [document, ...future] } : line;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, document], present: { ...present, document: after }, future: rest } : line;
    }
  }
}

/** The document being written: with undo and redo, and kept in this tab, so that a reload or a lock takes nothing. */
export function useEditing(id: string, saved: { readonly documentHash: string; readonly document: RecipeDocument }) {
  const [text, keep, forget] = useDraft(`recipe/${id}/design`);
  const [line, dispatch] = useReducer(nextLine, undefined, (): Line => ({ past: [], present: readKept(text) ?? beginning(saved), future: [] }));
  const act = (what: Act): void => {
    const next = nextLine(line, what);
    if (next === line) return;
    dispatch(what);
    if (next.present.document === next.present.began) forget();
    else keep(JSON.stringify(next.present));
  };
  return {
    ...line.present,
    touched: line.present.document !== line.present.began,
    canUndo: line.past.length > 0,
    canRedo: line.future.length > 0,
    edit: (document: RecipeDocument, place?: string) => act({ do: 'edit', document, place }),
    undo: () => act({ do: 'undo' }),
    redo: () => act({ do: 'redo' }),
    /** Goes on from a document that is saved. */
    begin: (from: { readonly documentHash: string; readonly document: RecipeDocument }) => act({ do: 'begin', kept: beginning(from) }),
    /** Keeps what is written here, as written after having seen another document. */
    rebase: (from: { readonly documentHash: string; readonly document: RecipeDocument }) => act({ do: 'begin', kept: { ...beginning(from), document: line.present.document } }),
  };
}

function beginning({ documentHash, document }: { readonly documentHash: string; readonly document: RecipeDocument }): Kept {
  return { basis: documentHash, began: document, document };
}

function readKept(text: string): Kept | undefined {
  return text === '' ? undefined : (JSON.parse(text) as Kept);
}

/** The hash under which the service keeps a document. */
export async function hashOf(document: RecipeDocument): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalRecipe(document)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
