import { readScale, stableWeight } from './scale-reading';

describe('C5 a line of the scale', () => {
  it('is a weight only when it is stable, and keeps the line as it came', () => {
    expect(readScale('S S     12.3456 g\r\n')).toEqual({ state: 'stable', weight: { value: '12.3456', unit: 'g' }, raw: 'S S     12.3456 g' });
    expect(stableWeight(readScale('S S 12.3456 g'))).toEqual({ ok: true, value: { value: '12.3456', unit: 'g' } });
    expect(stableWeight(readScale('S S -0.10 kg'))).toMatchObject({ value: { value: '-0.10', unit: 'kg' } });
  });

  it.each([
    ['S D     12.3456 g', 'scale-not-stable'], ['S +', 'scale-overload'], ['S -', 'scale-underload'], ['S I', 'scale-busy'], ['ES', 'scale-unreadable'], ['', 'scale-unreadable'],
    ['S S 12,3 g', 'scale-unreadable'], ['S S 12.3', 'scale-unreadable'], ['S S 1e3 g', 'scale-unreadable'], ['S S 12.3 g 4', 'scale-unreadable'], ['s s 12.3 g', 'scale-unreadable'],
  ])('refuses "%s" as %s, with the line', (raw, code) => {
    expect(stableWeight(readScale(raw))).toMatchObject({ ok: false, error: { code, params: { raw } } });
  });
});
