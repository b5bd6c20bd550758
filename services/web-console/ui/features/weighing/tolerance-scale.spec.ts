import { position, standing } from './tolerance-scale';

describe('C5 the tolerance bar', () => {
  it('gives its second half to the last tenth before the target and the first after it', () => {
    expect([0, 45, 90, 100, 110, 500].map((mass) => position(mass, 100))).toEqual([0, 25, 50, expect.closeTo(75), 100, 100]);
    expect(position(-5, 100)).toBe(0);
    expect(position(Number.NaN, 100)).toBe(0);
    expect(position(5, 0)).toBe(0);
  });

  it('says on which side a mass leaves its tolerance; the marks themselves are inside', () => {
    expect([99.4, 99.5, 100.5, 100.6].map((mass) => standing(mass, 99.5, 100.5))).toEqual(['low', 'within', 'within', 'high']);
  });
});
