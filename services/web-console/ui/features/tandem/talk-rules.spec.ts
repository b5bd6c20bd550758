import { afterLettingGo, MOST_POINTS, PARTS, partOf, readHint, readSpoken, talkView, thinned, type Point, type Said, type Spoken } from './talk-rules';

const CIRCLE = { picture: 1, tool: 'circle', points: [[0, 0], [PARTS, PARTS]] } as const;
const spoken = (number: number, from: string, said: Said): Spoken => ({ number, from, at: `t${number}`, said });

describe('J3 what stands on a picture', () => {
  it('is what was drawn on it and not taken off; another picture is empty, and none is closed', () => {
    const talk = [spoken(4, 'e1020', { kind: 'wipe', picture: 1 }), spoken(1, 'E1001', { kind: 'picture', of: 'E1001' }), spoken(2, 'E1020', { kind: 'mark', ...CIRCLE }), spoken(3, 'E1001', { kind: 'mark', ...CIRCLE }), spoken(5, 'E1020', { kind: 'mark', ...CIRCLE })];
    expect(talkView(talk)).toMatchObject({ picture: { number: 1, of: 'E1001' }, marks: [{ number: 3 }, { number: 5, from: 'E1020', at: 't5' }] });
    expect(talkView([...talk, spoken(6, 'E1001', { kind: 'picture', of: 'E1001', file: 'a' }), spoken(7, 'E1020', { kind: 'mark', ...CIRCLE })])).toEqual({ picture: { number: 6, of: 'E1001', file: 'a' }, marks: [], messages: [] });
    expect(talkView([...talk, spoken(6, 'E1001', { kind: 'picture' })])).toEqual({ marks: [], messages: [] });
  });

  it('is at the same place whatever the picture is shown on', () => {
    for (const width of [390, 1280, 1919]) expect(Math.abs((partOf(width * 0.25, width) / PARTS) * width - width * 0.25)).toBeLessThan(0.2);
    expect([partOf(-5, 100), partOf(105, 100), partOf(Number.NaN, 0), partOf(5, 0)]).toEqual([0, PARTS, 0, 0]);
  });

  it('a long line keeps its ends', () => {
    const line = Array.from({ length: 5000 }, (_, at): Point => [at, at]);
    const thin = thinned(line);
    expect(thin.length).toBeLessThanOrEqual(MOST_POINTS);
    expect([thin[0], thin.at(-1)]).toEqual([[0, 0], [4999, 4999]]);
  });
});

describe('J3 what another console says is looked at before it is shown', () => {
  it('a pointer and a line that is being drawn are', () => {
    expect(readHint('{"of":"E1001","pointer":[1,2]}')).toEqual({ of: 'E1001', pointer: [1, 2] });
    expect(readHint(JSON.stringify({ of: 'E1001', drawing: CIRCLE }))).toEqual({ of: 'E1001', drawing: CIRCLE });
    expect(readHint('{"of":"E1001"}')).toEqual({ of: 'E1001' });
  });

  it.each([
    '', 'x', 'null', '[]', '{}', '{"of":7}', '{"of":"E1","pointer":[1]}', '{"of":"E1","pointer":[-1,2]}', '{"of":"E1","pointer":[1,10001]}', '{"of":"E1","pointer":[null,2]}', '{"of":"E1","pointer":[1e999,2]}', '{"of":"E1","pointer":"here"}',
    JSON.stringify({ of: 'E1', drawing: { ...CIRCLE, tool: 'bomb' } }), JSON.stringify({ of: 'E1', drawing: { ...CIRCLE, points: [[0, 0]] } }), JSON.stringify({ of: 'E1', drawing: { picture: 1, tool: 'line', points: Array.from({ length: 501 }, () => [1, 1]) } }),
    JSON.stringify({ of: 'E1', drawing: { picture: 1, tool: 'line', points: Array.from({ length: 1_000_000 }, () => [1, 1]) } }), JSON.stringify({ of: 'E1', drawing: { ...CIRCLE, text: 'x' } }),
  ])('nothing else is: %#', (text) => {
    expect(readHint(text)).toBeUndefined();
  });

  it('nor are marks of the plant that cannot be drawn', () => {
    const heard = { number: 1, from: 'E1001', at: 't' };
    expect(readSpoken({ ...heard, kind: 'mark', body: JSON.stringify(CIRCLE) })).toEqual({ ...heard, said: { kind: 'mark', ...CIRCLE } });
    for (const [kind, body] of [['mark', '{}'], ['mark', 'x'], ['offer', '{}'], ['mark', JSON.stringify({ ...CIRCLE, points: [[0, 0], [0, 20_000]] })]] as const) expect(readSpoken({ ...heard, kind, body })).toBeUndefined();
  });
});

describe('J4 messages', () => {
  it('stand in the order in which the plant heard them, with who wrote them and when', () => {
    expect(talkView([spoken(3, 'E1020', { kind: 'chat', text: 'two' }), spoken(1, 'E1001', { kind: 'chat', text: 'one', file: 'f' })]).messages).toEqual([{ number: 1, from: 'E1001', at: 't1', text: 'one', file: 'f' }, { number: 3, from: 'E1020', at: 't3', text: 'two' }]);
  });
});

describe('J1 push to talk', () => {
  it('held, one is heard as long; a short touch turns it round', () => {
    expect([afterLettingGo(2_000, true), afterLettingGo(2_000, false), afterLettingGo(100, true), afterLettingGo(100, false)]).toEqual([true, true, false, true]);
  });
});
