import type { RecipeDocument } from '@batchwright/procedure';
import { nextLine } from './use-editing';
import { whatDiffers } from './what-differs';

const recipe = (...steps: string[]): RecipeDocument => ({
  format: 'batchwright.recipe/1', header: { code: 'R' }, formula: {}, procedure: { id: 'all', type: 'sequence', title: { en: 'All' }, children: steps.map((id) => ({ id: id.split('=')[0], type: 'step', title: { en: id } })) },
}) as unknown as RecipeDocument;
const line = { past: [], present: { basis: 'h', began: recipe('a'), document: recipe('a') }, future: [] };

describe('A1 what was written can be taken back', () => {
  it('walks back and forth, and forgets what was taken back once something else is written', () => {
    const written = nextLine(nextLine(line, { do: 'edit', document: recipe('a', 'b') }), { do: 'edit', document: recipe('a', 'b', 'c') });
    const back = nextLine(written, { do: 'undo' });
    expect(back.present.document).toEqual(recipe('a', 'b'));
    expect(nextLine(back, { do: 'redo' }).present.document).toEqual(recipe('a', 'b', 'c'));
    expect(nextLine(back, { do: 'edit', document: recipe('d') }).future).toEqual([]);
    expect(nextLine(line, { do: 'undo' })).toBe(line);
  });

  it('takes letters typed into one field as one change', () => {
    const typed = ['a=x', 'a=xy', 'a=xyz'].reduce((at, text) => nextLine(at, { do: 'edit', document: recipe(text), place: '/procedure/children/0/title/en' }), nextLine(line, { do: 'edit', document: recipe('a', 'b') }));
    expect(nextLine(typed, { do: 'undo' }).present.document).toEqual(recipe('a', 'b'));
  });
});

describe('A2 what another author did is named by node and section', () => {
  it('finds what was added, removed and changed, and a container only where its own children changed', () => {
    expect(whatDiffers(recipe('a', 'b'), recipe('a=new', 'c')).map(({ change, id }) => `${change} ${id}`)).toEqual(['changed all', 'changed a', 'added c', 'removed b']);
    expect(whatDiffers(recipe('a'), recipe('a'))).toEqual([]);
    expect(whatDiffers(recipe('a'), { ...recipe('a'), holdTimes: [{ id: 'x' }] } as unknown as RecipeDocument).map(({ id }) => id)).toEqual(['holdTimes']);
    expect(whatDiffers(recipe('a'), recipe('a=new')).map(({ id }) => id)).toEqual(['a']);
  });
});
