import type { Asked, Card, Field } from './model';
import { nextAct } from './next-act';
import { mayBeNegative, preview, scaleOf } from './ranges';

const text = { en: 'x' };
const field = (address: string, more: Partial<Field> = {}): Field => ({ address, entry: address, title: text, type: 'number', required: true, limits: {}, choices: [], tries: 0, history: [], ...more });
const recorded = { kind: 'number', value: '1.0', unit: 'g' } as const;
const asked = (policy: string, more: Partial<Asked> = {}): Asked => ({ policy, role: 'operator', meaning: 'witnessed', attests: text, moment: 'after', where: 'place', repeats: [], ...more });
const card = (more: Partial<Card>): Card => ({
  site: 'HAM', runId: 'r', number: 'n', product: 'p', runState: 'running', stepKey: 's', version: 1, status: 'started', kind: 'number', title: text, path: [], index: 1, count: 1, fields: [], needs: [], asked: [], timers: [], exceptions: [], comments: [], unknownJustNow: false, blocked: [],
  performers: ['E1'], trainee: false, startedWith: [], documents: [], media: [], ...more,
});
const me = { codes: {}, person: 'E1' };
const signed = { name: 'A', person: 'E2', at: '2026-01-01T00:00:00.000Z', outdated: false };

describe('B3 the one primary action of a step card', () => {
  it('asks for the codes before the start, and for a signature that belongs before it', () => {
    const needs = [{ what: 'equipment', need: 'blender', title: text, detail: '' }] as const;
    expect(nextAct(card({ status: 'ready', needs }), me)).toEqual({ act: 'start', ready: false });
    expect(nextAct(card({ status: 'ready', needs }), { ...me, codes: { blender: 'VB-01' } })).toEqual({ act: 'start', ready: true });
    expect(nextAct(card({ status: 'ready', asked: [asked('line', { moment: 'before' })] }), me)).toMatchObject({ act: 'sign', asked: { policy: 'line' } });
  });

  it('offers no start while the run does not run', () => {
    for (const runState of ['held', 'paused', 'aborted']) expect(nextAct(card({ status: 'ready', runState }), me)).toEqual({ act: 'wait' });
  });

  it('B4 goes from value to value, then to the signatures, then to the end', () => {
    expect(nextAct(card({ fields: [field('a', { value: recorded }), field('b')] }), me)).toMatchObject({ act: 'record', field: { address: 'b' } });
    const done = [field('a', { value: recorded }), field('sum', { type: 'calculated' }), field('note', { required: false })];
    expect(nextAct(card({ fields: done, asked: [asked('witness')] }), me)).toMatchObject({ act: 'sign', asked: { policy: 'witness' } });
    expect(nextAct(card({ fields: done, asked: [asked('witness', { signed })] }), me)).toEqual({ act: 'complete' });
  });

  it('B6 opens a recorded value for a correction, and asks again for a signature that it outdated', () => {
    expect(nextAct(card({ fields: [field('a', { value: recorded })] }), { ...me, address: 'a' })).toMatchObject({ act: 'correct' });
    expect(nextAct(card({ fields: [field('a', { value: recorded })], asked: [asked('w', { signed: { ...signed, outdated: true } })] }), me)).toMatchObject({ act: 'sign' });
  });

  it('E2 asks a machine for what it knows, and lets somebody type it only where he said so', () => {
    const peak = field('peak', { machine: { writes: false, point: 'product-temperature', statistic: 'maximum' } });
    expect(nextAct(card({ fields: [peak] }), me)).toMatchObject({ act: 'ask', field: { address: 'peak' } });
    expect(nextAct(card({ fields: [peak] }), { ...me, address: 'peak' })).toMatchObject({ act: 'ask' });
    expect(nextAct(card({ fields: [peak] }), { ...me, byHand: 'peak' })).toMatchObject({ act: 'record' });
    expect(nextAct(card({ fields: [{ ...peak, value: recorded }] }), { ...me, address: 'peak', byHand: 'peak' })).toMatchObject({ act: 'correct' });
  });

  it('E2 leaves what covers the whole step to the completion; a person asks for it last where he signs over it, or where the machine gave nothing', () => {
    const mean = field('mean', { machine: { writes: false, point: 'product-temperature', statistic: 'mean', atCompletion: true } });
    const with_ = (state: 'refused' | 'waiting'): Field => ({ ...mean, machine: { writes: false, point: 'product-temperature', statistic: 'mean', atCompletion: true, question: { state } } });
    expect(nextAct(card({ fields: [mean, field('loss')] }), me)).toMatchObject({ act: 'record', field: { address: 'loss' } });
    expect(nextAct(card({ fields: [mean, field('loss', { value: recorded })] }), me)).toEqual({ act: 'complete' });
    expect(nextAct(card({ fields: [with_('waiting')] }), me)).toEqual({ act: 'complete' });
    expect(nextAct(card({ fields: [with_('refused')] }), me)).toMatchObject({ act: 'ask', field: { address: 'mean' } });
    expect(nextAct(card({ fields: [mean], asked: [asked('witness')] }), me)).toMatchObject({ act: 'ask', field: { address: 'mean' } });
    expect(nextAct(card({ fields: [{ ...mean, value: recorded }], asked: [asked('witness')] }), me)).toMatchObject({ act: 'sign' });
  });

  it('A11 lets somebody else repeat a value before the signature, never who did it', () => {
    const twice = card({ fields: [field('net', { value: recorded })], asked: [asked('check', { meaning: 'verified-independently', repeats: [{ address: 'net' }] })] });
    expect(nextAct(twice, me)).toEqual({ act: 'wait' });
    expect(nextAct(twice, { ...me, person: 'E2' })).toMatchObject({ act: 'repeat', field: { address: 'net' } });
  });
});

describe('B5 limits as a bar', () => {
  const limits = { plausible: { low: '0', high: '1000' }, normal: { low: '99.0', high: '101.0' }, action: { low: '98.0', high: '102.0' } };

  it('tells the gravest limit that a typed value leaves', () => {
    expect(['100.0', '101.5', '97', '2000', '', '-'].map((typed) => preview(typed, limits))).toEqual(['within', 'warns', 'exception', 'implausible', undefined, undefined]);
  });

  it('offers a sign only where a value below zero is plausible', () => {
    expect([{ low: '-2.00', high: '2.00' }, { low: '0', high: '9' }, { low: '1.0' }, { high: '9' }].map((plausible) => mayBeNegative({ plausible }))).toEqual([true, false, false, true]);
    expect(mayBeNegative({})).toBe(true);
  });

  it('draws narrow bands inside wide ones, without the plausible bounds that would squeeze them', () => {
    const scale = scaleOf(limits);
    expect(scale?.bands.map(({ level }) => level)).toEqual(['action', 'normal']);
    const [action, normal] = scale?.bands ?? [];
    expect(normal?.from).toBeGreaterThan(action?.from ?? 100);
    expect(scale?.position(100)).toBeCloseTo(50);
  });

  it('draws an open end to the edge, and nothing without limits', () => {
    expect(scaleOf({ normal: { high: '2.0' } })?.bands[0]).toMatchObject({ from: 0 });
    expect(scaleOf({})).toBeUndefined();
  });
});
