import { actOn, lineOf, lineOfAll, offers, pauseBefore, type Console, type HeardSignal, type Link } from './peer-rules';

const MARA: Console = { person: 'E1001', peer: 'mara-1' };
const CLAIRE: Console = { person: 'E1020', peer: 'claire-1' };
const LINK: Link = { ...CLAIRE, link: 'l-1' };
const from = (who: Console, kind: HeardSignal['kind'], body: object | string = '', to?: string): HeardSignal => ({ kind, from: who.person, peer: who.peer, body: typeof body === 'string' ? body : JSON.stringify(body), ...(to ? { to } : {}) });

describe('J1 two consoles connect', () => {
  it('the lower employee number offers, whoever comes first, and never both', () => {
    expect(offers('E1001', 'E1020')).toBe(true);
    expect(offers('e1020', 'E1001')).toBe(false);
    expect(actOn(MARA, [], from(CLAIRE, 'hello'))).toEqual({ act: 'offer', person: 'E1020', peer: 'claire-1' });
    expect(actOn(CLAIRE, [], from(MARA, 'hello'))).toEqual({ act: 'greet', person: 'E1001' });
    expect(actOn(MARA, [], from(CLAIRE, 'hello', '', 'E1001'))).toMatchObject({ act: 'offer' });
    expect(actOn(CLAIRE, [], from(MARA, 'hello', '', 'E1020'))).toEqual({ act: 'nothing' });
    expect(actOn(MARA, [], from(CLAIRE, 'offer', { for: 'mara-1', link: 'l-9', sdp: 'v=0' }))).toEqual({ act: 'nothing' });
  });

  it('an offer is accepted, its answer and addresses belong to it', () => {
    expect(actOn(CLAIRE, [], from(MARA, 'offer', { for: 'claire-1', link: 'l-1', sdp: 'v=0' }))).toEqual({ act: 'accept', link: { person: 'E1001', peer: 'mara-1', link: 'l-1' }, sdp: 'v=0' });
    expect(actOn(MARA, [LINK], from(CLAIRE, 'answer', { for: 'mara-1', link: 'l-1', sdp: 'v=1' }))).toEqual({ act: 'answered', link: LINK, sdp: 'v=1' });
    expect(actOn(MARA, [LINK], from(CLAIRE, 'candidate', { for: 'mara-1', link: 'l-1', candidate: { candidate: 'c' } }))).toEqual({ act: 'candidate', link: LINK, candidate: { candidate: 'c' } });
    expect(actOn(MARA, [LINK], from(CLAIRE, 'bye'))).toEqual({ act: 'close', person: 'E1020' });
  });

  it('a reload comes as another console: what was said to the one before, or about the try before, is not heard', () => {
    const again = { ...CLAIRE, peer: 'claire-2' };
    expect(actOn(again, [], from(MARA, 'offer', { for: 'claire-1', link: 'l-1', sdp: 'v=0' }))).toEqual({ act: 'nothing' });
    expect(actOn(MARA, [LINK], from(again, 'hello'))).toEqual({ act: 'offer', person: 'E1020', peer: 'claire-2' });
    expect(actOn(MARA, [LINK], from(CLAIRE, 'answer', { for: 'mara-1', link: 'l-0', sdp: 'v=1' }))).toEqual({ act: 'nothing' });
    expect(actOn(MARA, [LINK], from(again, 'candidate', { for: 'mara-1', link: 'l-1', candidate: {} }))).toEqual({ act: 'nothing' });
    expect(actOn(MARA, [LINK], from(again, 'bye'))).toEqual({ act: 'nothing' });
  });

  it.each(['', 'no json', 'null', '7', '{"for":"mara-1"}'])('what no console says (%j) changes nothing', (body) => {
    for (const kind of ['offer', 'answer', 'candidate'] as const) expect(actOn(MARA, [LINK], from(CLAIRE, kind, body))).toEqual({ act: 'nothing' });
  });

  it('of oneself, and for another one, nothing is heard', () => {
    expect(actOn(MARA, [], from({ ...MARA, peer: 'mara-0' }, 'hello'))).toEqual({ act: 'nothing' });
    expect(actOn(MARA, [], from(CLAIRE, 'hello', '', 'E1010'))).toEqual({ act: 'nothing' });
  });
});

describe('J1 the line', () => {
  it('is connecting until it stands, and lost until it stands again', () => {
    expect([lineOf('new', false), lineOf('connecting', false), lineOf('connected', true), lineOf('disconnected', false), lineOf('failed', false), lineOf('connecting', true)]).toEqual(['connecting', 'connecting', 'connected', 'lost', 'lost', 'lost']);
  });

  it('of a session is the worst of it', () => {
    expect([lineOfAll(true, []), lineOfAll(true, ['connected', 'connecting']), lineOfAll(true, ['connected', 'lost']), lineOfAll(true, ['connected']), lineOfAll(false, ['connected'])]).toEqual([undefined, 'connecting', 'lost', 'connected', 'lost']);
  });

  it('is tried again ever more slowly, once a minute at last', () => {
    expect([0, 1, 2, 3, 4, 40].map(pauseBefore)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });
});
