import { writeBatchML, type RecipeDocument } from '@batchwright/procedure';
import { b2mmlSchema, validateXml } from '@batchwright/testing';
import { BALANCE_CHECK, PRESS_CLEANING, ROOM_SANITISATION } from './plant-runs';
import { SMALL_BLEND } from './small-blend';
import { WARFARIN_5MG } from './warfarin-5mg';

const approvals = [{ role: 'qa', person: 'E1005', name: 'Okafor & <Söhne>', at: '2026-11-24T09:00:00.000Z' }];
const written = (document: RecipeDocument): string => writeBatchML(document, { version: 3, documentHash: 'a'.repeat(64), changeControl: 'CC-2026-0041', effectiveFrom: '2026-11-25T00:00:00.000Z', approvals });

describe('A16 recipes of the demo as BatchML V7', () => {
  it('are valid by the schema of MESA, and a validator that is not ours says so; what is wrong, it names', async () => {
    const found = await b2mmlSchema();
    if ('missing' in found) return void process.stdout.write(`${found.missing}: nothing was validated\n`);
    const recipes = { 'warfarin.xml': WARFARIN_5MG, 'blend.xml': SMALL_BLEND, 'balance.xml': BALANCE_CHECK, 'press.xml': PRESS_CLEANING, 'room.xml': ROOM_SANITISATION };
    const files = Object.fromEntries(Object.entries(recipes).map(([name, document]) => [name, written(document)]));
    const planted = written(SMALL_BLEND).replace('<LinkType>ControlLink</LinkType>', '<LinkType>Arrow</LinkType>');
    expect(planted).not.toBe(written(SMALL_BLEND));
    const faults = await validateXml(found.schema, { ...files, 'planted.xml': planted });
    expect(faults.filter((fault) => !fault.startsWith('planted.xml'))).toEqual([]);
    expect(faults).toContainEqual(expect.stringMatching(/^planted\.xml:\d+: .*Arrow/));
  }, 60_000);
});
