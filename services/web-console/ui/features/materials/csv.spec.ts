import { csvOf } from './csv';

describe('C14 the list that leaves as a file', () => {
  it('keeps commas, quotes and line ends inside their cell, and formulas as text', () => {
    expect(csvOf([['a', 'b,c', 'd"e'], ['=1+1', '-5.0', 'x\ny']])).toBe('\uFEFFa,"b,c","d""e"\r\n\'=1+1,-5.0,"x\ny"\r\n');
  });
});
