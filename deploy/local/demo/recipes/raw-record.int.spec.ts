import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../../../services/all-in-one/src/boot/services';
import { releaseBatch } from '../acting/release-batch';
import { stageInProcess } from '../acting/stage-in-process.fixture';
import { BEFORE_FORCE, COMPUTED, RAISED, RAW_RECORD, REVIEWED } from './filled-in-record';
import type { RawLine } from './filled-in-record/raw-lines';
import { beginRawRecord } from './raw-record-begin.fixture';
import type { RawPlay } from './raw-record-play.fixture';

/** Rows of the document by number: verdict and what the system said. */
const PAGE = readFileSync(resolve(__dirname, '../../../../docs/warfarin/contradictions.md'), 'utf8');
const ROWS = new Map(
  PAGE.split('\n')
    .filter((line) => /^\| \d+ /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, number = '', , , verdict = '', said = '']) => [Number(number), { verdict, said }]),
);
const row = (number: number): { verdict: string; said: string } => ROWS.get(number) ?? { verdict: 'no such row', said: '' };
const named = ({ act }: RawLine): string => `${act.by} ${act.act} ${'step' in act ? act.step : act.path} at minute ${act.at}`;

let services: TestServices;
let play: RawPlay;
let runId = '';
beforeAll(async () => {
  services = await startTestServices(allServices());
  ({ play, runId } = await beginRawRecord(services));
}, 120_000);
afterAll(() => services.stop());

interface StepView {
  readonly entries: readonly { readonly fields: readonly { readonly address: string; readonly value?: { readonly printed: string } }[] }[];
}

describe('F3 gmp-8 the filled-in record of warfarin, driven over HTTP at its times by its people', () => {
  it('is taken where it can be true, and refused where it cannot, each time with the words that the list has', async () => {
    await play.play(RAW_RECORD);
    await play.decide();
    await play.play(REVIEWED);
    const unexpected = play.said.filter(({ line, status, code }) => (line.refused ? line.refused.code !== code : status >= 300));
    expect(unexpected.map(({ line, status, code, body }) => `${named(line)}: ${status} ${code} ${String(body.detail ?? '').slice(0, 300)}`)).toEqual([]);
    const tried = [...BEFORE_FORCE, ...RAW_RECORD, ...REVIEWED].flatMap(({ refused }) => (refused ? [refused] : []));
    expect(tried.filter(({ row: number, code }) => row(number).verdict !== 'refused' || !row(number).said.includes(`\`${code}\``))).toEqual([]);
    expect(JSON.stringify(play.said.find(({ line }) => line.refused?.row === 69)?.body)).toContain('352000, which is the maximum of ISO class 7');
    expect(PAGE).toContain(`meets ${tried.length} refusals and leaves ${RAISED.length} exceptions`);
    const said = new Set(tried.map(({ row: number }) => number));
    expect([...ROWS].filter(([number, { verdict }]) => verdict === 'refused' && !said.has(number)).map(([number]) => number)).toEqual([]);
  }, 300_000);

  it('raises what it takes and what quality has to decide', async () => {
    const { items } = (await services.as('qa.adeyemi').get<{ items: { type: string; step: { key: string } | null }[] }>(`/api/review/v1/exceptions?runId=${runId}&limit=100`)).body;
    expect(items.map(({ type, step }) => `${step?.key ?? 'run'} ${type}`).sort()).toEqual(RAISED.map(({ step, type }) => `${step} ${type}`).sort());
    expect(RAISED.filter(({ row: number, type }) => !row(number).said.includes(`\`${type}\``))).toEqual([]);
  });

  it('computes the rest away: what its own values give, not what stands on the paper', async () => {
    for (const { row: number, step, entry } of COMPUTED) {
      const { entries } = (await services.as('qa.adeyemi').get<StepView>(`/api/batch-execution/v1/runs/${runId}/steps/${step}`)).body;
      expect([number, row(number).said]).toEqual([number, expect.stringContaining(`\`${entries.flatMap(({ fields }) => fields).find(({ address }) => address === entry)?.value?.printed ?? `no ${entry}`}\``)]);
    }
  });

  it('is released with everything decided, by people who executed nothing of it', async () => {
    await play.decide();
    await releaseBatch(stageInProcess(services), runId, { production: 'prod.keller', quality: 'only.qa', disposition: 'qa.adeyemi' });
    const { body } = await services.as('qa.adeyemi').get<{ openPoints: { holds: boolean }[] }>(`/api/review/v1/batches/${runId}`);
    expect(body.openPoints.filter(({ holds }) => !holds)).toEqual([]);
    expect(body).toMatchObject({ stage: 'released', sealed: true, exceptions: RAISED.length });
  }, 60_000);
});
