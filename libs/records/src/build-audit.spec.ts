import { buildAudit } from './build-audit';

describe('I4 audit rows of a change', () => {
  it('say old and new of every field that differs, and why', () => {
    expect(buildAudit('recipe R-1', 'DocumentChanged', { title: 'A', size: '1', gone: 'x' }, { title: 'B', size: '1', made: 'y' }, 'typing error')).toEqual([
      { object: 'recipe R-1', action: 'DocumentChanged', field: 'gone', oldValue: 'x', reason: 'typing error' },
      { object: 'recipe R-1', action: 'DocumentChanged', field: 'made', newValue: 'y', reason: 'typing error' },
      { object: 'recipe R-1', action: 'DocumentChanged', field: 'title', oldValue: 'A', newValue: 'B', reason: 'typing error' },
    ]);
  });

  it('say the act when no field differs', () => {
    expect(buildAudit('recipe R-1', 'Submitted', { a: '1' }, { a: '1' })).toEqual([{ object: 'recipe R-1', action: 'Submitted' }]);
  });
});
