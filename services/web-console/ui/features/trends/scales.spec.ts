import { axesOf, moved, rangeOf, roomFor, zoomed } from './scales';

const tag = (unit: string | undefined, type = 'number') => ({ code: `${unit}`, type, limits: [], ...(unit === undefined ? {} : { unit }) });

describe('scales of a picture of trends', () => {
  it('E1 one axis for each unit, four at most, twenty tags', () => {
    const four = ['Cel', 'bar', '/min', 'kg'].map((unit) => tag(unit));
    expect(axesOf([...four, tag('Cel'), tag(undefined, 'text')])).toEqual(['Cel', 'bar', '/min', 'kg']);
    expect([roomFor(tag('Cel'), four), roomFor(tag(undefined, 'boolean'), four), roomFor(tag(undefined, 'text'), four), roomFor(tag('Cel'), Array.from({ length: 20 }, () => tag('Cel')))]).toEqual(['yes', 'axes', 'yes', 'tags']);
  });

  it('E1 limits are in the picture where they do not press the curve flat', () => {
    const [low, high] = rangeOf(20, 22, [25, 500]);
    expect(low).toBeLessThan(20);
    expect([high > 25, high > 100]).toEqual([true, false]);
    expect(rangeOf(20, 24, [25])[1]).toBeGreaterThan(25);
    expect(rangeOf(null, null, [10, 20])).toEqual([10 - 0.6, 20 + 0.6]);
    expect(rangeOf(null, null, [])).toEqual([0, 1]);
    expect(rangeOf(5, 5, [])).toEqual([4.75, 5.25]);
  });

  it('E1 zoom leaves the moment under the finger where it is; moving never shows the future', () => {
    expect(zoomed({ from: 0, until: 100 }, 0.5, 25)).toEqual({ from: 12.5, until: 62.5 });
    expect(zoomed({ from: 0, until: 1 }, 0.1)).toEqual({ from: 0, until: 1 });
    expect(moved({ from: 0, until: 100 }, -0.25)).toEqual({ from: -25, until: 75 });
    expect(moved({ from: 0, until: 100 }, 0.25, 110)).toEqual({ from: 10, until: 110 });
    expect(moved({ from: 0, until: 100 }, 0.25, 90)).toEqual({ from: 0, until: 100 });
  });
});
