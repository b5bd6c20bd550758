import { documentOf, indexed, number, step } from '../fixtures/recipe.fixture';
import { canonicalRecipe, parseRecipe } from '../recipe/parse-recipe';
import type { StepNode } from '../recipe/procedure-node';
import type { RegisteredDocument } from './lint-documents';
import { lintRecipe } from './lint-recipe';

const SOP: RegisteredDocument = { code: 'SOP-0042', versions: [{ version: 1, mediaType: 'application/pdf' }, { version: 2, mediaType: 'application/pdf' }], inEffect: 1, withdrawn: false };
const PICTURE: RegisteredDocument = { code: 'PIC-0007', versions: [{ version: 1, mediaType: 'image/png' }, { version: 2, mediaType: 'video/mp4' }], inEffect: 2, withdrawn: false };

function lint(change: Partial<StepNode>, register?: readonly RegisteredDocument[]): string[] {
  const procedure = step('s', [number('mass', 'g')], change);
  const document = documentOf(procedure);
  const header = { ...document.header, languages: ['en', 'de'] as const };
  return lintRecipe(indexed(procedure, { header, formula: { ...document.formula, inputs: [], outputs: [] } }), register)
    .filter(({ code, path }) => path.includes('/media') || path.includes('/documents') || code !== 'translation-missing')
    .map(({ code, severity, path }) => `${severity} ${code} ${path}`);
}
const seen = { en: 'The scoop in its holder', de: 'Die Schaufel in ihrer Halterung' };

describe('A9 lint: documents, pictures and videos', () => {
  it('is silent about documents in effect, and pictures and videos that are described in every language', () => {
    expect(lint({ documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 1, alt: seen }, { document: 'PIC-0007', version: 2, alt: seen }] }, [SOP, PICTURE])).toEqual([]);
  });

  it('finds a document that the site has not registered', () => {
    expect(lint({ documents: ['SOP-0042', 'SOP-0043'], media: [{ document: 'PIC-9', version: 1, alt: seen }] }, [SOP])).toEqual(['error unknown-document /procedure/documents/1', 'error unknown-document /procedure/media/0/document']);
  });

  it('finds a document of which no version is in effect; one that comes is a warning', () => {
    const { inEffect: _none, ...later } = SOP;
    expect(lint({ documents: ['SOP-0042'] }, [later])).toEqual(['warning document-not-in-effect /procedure/documents/0']);
    expect(lint({ documents: ['SOP-0042'] }, [{ ...later, versions: [] }])).toEqual(['error document-not-in-effect /procedure/documents/0']);
    expect(lint({ documents: ['SOP-0042'] }, [{ ...later, withdrawn: true }])).toEqual(['error document-not-in-effect /procedure/documents/0']);
  });

  it('finds a picture that is not there, is none, has no words, or lacks a language', () => {
    expect(lint({ media: [{ document: 'PIC-0007', version: 9, alt: seen }] }, [PICTURE])).toEqual(['error unknown-document-version /procedure/media/0/version']);
    expect(lint({ media: [{ document: 'SOP-0042', version: 1, alt: seen }] }, [SOP])).toEqual(['error not-a-picture /procedure/media/0']);
    expect(lint({ media: [{ document: 'PIC-0007', version: 1 }] }, [PICTURE])).toEqual(['error alternative-text-missing /procedure/media/0']);
    expect(lint({ media: [{ document: 'PIC-0007', version: 1, alt: { en: 'The scoop' } }] }, [PICTURE])).toEqual(['warning translation-missing /procedure/media/0/alt']);
  });

  it('looks at the words alone where no register is at hand', () => {
    expect(lint({ documents: ['SOP-1'], media: [{ document: 'PIC-1', version: 1 }] })).toEqual(['error alternative-text-missing /procedure/media/0']);
  });

  it('the format takes both and refuses what is neither; a recipe without them reads as before', () => {
    const faults = (change: object): unknown => {
      const parsed = parseRecipe(documentOf({ ...step('s', []), ...change } as StepNode));
      return parsed.ok ? [] : parsed.error.map(({ pointer }) => pointer);
    };
    expect(faults({ documents: ['SOP-0042'], media: [{ document: 'PIC-0007', version: 1, alt: seen }] })).toEqual([]);
    expect(faults({ documents: [] })).toEqual(['/procedure/documents']);
    expect(faults({ media: [{ document: 'PIC-0007' }, { document: 'PIC-0007', version: 0 }] })).toEqual(['/procedure/media/0/version', '/procedure/media/1/version']);
    expect(canonicalRecipe(documentOf(step('s', [])))).not.toMatch(/documents|media/);
  });
});
