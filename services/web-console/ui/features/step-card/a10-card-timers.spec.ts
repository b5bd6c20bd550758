import { timersOf } from './card-timers';

type Answer = Parameters<typeof timersOf>[0];

/** A series of two samples a check, of which these rows are recorded; the first check is due at eight. */
const series = (rows: readonly number[], timer: object = {}): Answer => ({
  kind: 'check-series', config: { table: 'values', samples: 2, interval: { value: '15', unit: 'min' } },
  entries: [{ id: 'values', columns: [{ id: 'mass', required: true, type: 'number' }, { id: 'note', required: false, type: 'text' }], fields: rows.map((row) => ({ row, column: 'mass', value: { kind: 'number', value: '1' } })) }],
  timers: [{ timerId: 't', purpose: 'check-due', check: 1, dueAt: '2026-03-02T08:00:00.000Z', pausesWithRun: true, ...timer }],
}) as unknown as Answer;
const shown = (answer: Answer): unknown => timersOf(answer).map(({ label, dueAt, standsWith }) => [label.split(' ').at(-1), dueAt.slice(11, 16), standsWith]);

describe('A10 the next check that is due', () => {
  it.each<[string, Answer, unknown]>([
    ['nothing was taken: the one whose clock runs', series([]), [['1', '08:00', undefined]]],
    ['it was taken in part: it still', series([1]), [['1', '08:00', undefined]]],
    ['it was taken early: the next, an interval later', series([1, 2]), [['2', '08:15', undefined]]],
    ['two were taken early: the third', series([1, 2, 3, 4]), [['3', '08:30', undefined]]],
    ['the machine stands: what is left of it', series([1, 2], { remainingMs: 60_000 }), [['2', '08:15', 960_000]]],
    ['the grace of a check that is due is its own', series([1, 2], { purpose: 'check-missed', check: 3 }), [['3', '08:00', undefined]]],
  ])('when %s', (_, answer, expected) => expect(shown(answer)).toEqual(expected));
});
