import type { EarlierDemand } from './earlier-demand';
import { unregistered, type Equipment } from './equipment';
import { foreseeEquipment, foreseeMaterial } from './foresee';
import { notReceived, type Lot } from './lot';

// tonight, 22:00 to 06:00 in Berlin
const TIME = { from: '2026-11-24T21:00:00.000Z', until: '2026-11-25T05:00:00.000Z', zone: 'Europe/Berlin' };
const MIDNIGHT = '2026-11-24T23:00:00.000Z';
const item = (more: Partial<Equipment> = {}): Equipment => ({ ...unregistered('HAM', 'id'), code: 'VB-01', equipmentClass: 'v-blender', sequence: 2, cleaning: { status: 'clean' }, calibration: { status: 'held', lastDay: '2026-12-31' }, ...more });
const need = { requirement: { equipmentClass: 'v-blender', properties: [] }, steps: ['blend'] };
const equipment = (items: Equipment[], planned?: string) => foreseeEquipment(items, { ...need, ...(planned === undefined ? {} : { item: planned }) }, TIME, []);

const lot = (number: string, more: Partial<Lot> = {}, free = '10.00'): Lot => ({ ...notReceived('HAM', number), number, material: 'RM-1001', title: 'Lactose', sequence: 2, disposition: 'released', containers: [{ code: `D-${number}`, received: { value: '10.00', unit: 'kg' }, free, reservations: [], labels: 0 }], ...more });
const taken = { material: 'RM-1001', quantity: { value: '12000', unit: 'g' }, lots: 'any' as const, steps: ['weigh'] };
const material = (lots: Lot[], more: Partial<Parameters<typeof foreseeMaterial>[1]> = {}) => foreseeMaterial(lots, { ...taken, ...more }, TIME);

describe('B21 equipment of tonight', () => {
  it('a clean plan is silent', () => {
    expect(equipment([item()])).toBeUndefined();
    expect(equipment([item({ calibration: { status: 'held', lastDay: '2026-11-24' } }), item({ code: 'VB-02' })])).toBeUndefined();
  });

  it.each<[string, Equipment, string, string]>([
    ['a calibration that is due today, at midnight of the site', item({ calibration: { status: 'held', lastDay: '2026-11-24' } }), MIDNIGHT, 'calibration-overdue'],
    ['a calibration that is over before the start, at the start', item({ calibration: { status: 'held', lastDay: '2026-11-23' } }), TIME.from, 'calibration-overdue'],
    ['a qualification that ends today', item({ qualification: { status: 'held', lastDay: '2026-11-24' } }), MIDNIGHT, 'qualification-overdue'],
    ['a clean hold that ends while the batch runs, at its second', item({ cleaning: { status: 'clean', until: '2026-11-25T01:30:07.000Z' } }), '2026-11-25T01:30:07.000Z', 'clean-hold-expired'],
    ['what is dirty now', item({ cleaning: { status: 'dirty' } }), TIME.from, 'not-clean'],
    ['what is blocked', item({ blockedFor: 'cracked' }), TIME.from, 'equipment-blocked'],
  ])('names %s', (_, one, at, reasonCode) => {
    expect(equipment([one])).toMatchObject({ at, code: 'equipment-unsuitable', what: 'v-blender', reasonCode, steps: ['blend'], moves: [{ move: /clean/.test(reasonCode) ? 'clean-equipment' : 'service-equipment' }, { move: 'plan-order' }] });
  });

  it('asks for the planned item alone, and for one that exists', () => {
    const due = item({ calibration: { status: 'held', lastDay: '2026-11-24' } });
    expect(equipment([due, item({ code: 'VB-02' })], 'VB-01')).toMatchObject({ at: MIDNIGHT, what: 'VB-01' });
    expect(equipment([due], 'VB-9')).toMatchObject({ at: TIME.from, reasonCode: 'unknown-item' });
  });

  it('names the moment at which the last of the class is lost', () => {
    const first = item({ cleaning: { status: 'clean', until: '2026-11-24T22:00:00.000Z' } });
    expect(equipment([first, item({ code: 'VB-02', calibration: { status: 'held', lastDay: '2026-11-24' } })])).toMatchObject({ at: MIDNIGHT });
  });

  it('what ends after the planned time is no news', () => {
    expect(equipment([item({ cleaning: { status: 'clean', until: '2026-11-25T05:00:01.000Z' } })])).toBeUndefined();
  });
});

describe('B21 material of tonight', () => {
  it('a clean plan is silent, over lots and units', () => {
    expect(material([lot('L1'), lot('L2', {}, '2.00')])).toBeUndefined();
  });

  it.each<[string, Lot[], Partial<Parameters<typeof foreseeMaterial>[1]>, string, string]>([
    ['a lot that expires at midnight', [lot('L1'), lot('L2', { expiry: '2026-11-24' })], {}, MIDNIGHT, 'lot-expired'],
    ['a retest date', [lot('L1'), lot('L2', { retest: '2026-11-24' })], {}, MIDNIGHT, 'retest-overdue'],
    ['a lot that expires while it has to stay good', [lot('L1'), lot('L2', { expiry: '2026-11-25' })], { lasts: { value: '20', unit: 'h' } }, '2026-11-25T03:00:00.000Z', 'expires-during-step'],
    ['a lot in quarantine', [lot('L1'), lot('L2', { disposition: 'quarantine' })], {}, TIME.from, 'lot-in-quarantine'],
    ['too little that is not reserved', [lot('L1'), lot('L2', {}, '1.99')], {}, TIME.from, 'not-enough'],
    ['no lot that has it all', [lot('L1'), lot('L2')], { lots: 'single' }, TIME.from, 'not-enough'],
    ['a material that is not there', [], {}, TIME.from, 'not-enough'],
  ])('names %s', (_, lots, more, at, reasonCode) => {
    expect(material(lots, more)).toMatchObject({ at, code: 'material-unsuitable', what: 'RM-1001', reasonCode, steps: ['weigh'], moves: [{ move: reasonCode === 'not-enough' ? 'receive-lot' : 'decide-lot' }, { move: 'plan-order' }] });
  });

  it('says its reasons coded, with their figures', () => {
    expect(material([lot('L1'), lot('L2', { expiry: '2026-11-24' })])?.reasons).toEqual([
      { reasonCode: 'not-enough', values: { material: 'RM-1001', have: '10000', asked: '12000', unit: 'g' } },
      { reasonCode: 'lot-expired', values: { lot: 'L2', container: 'D-L2', day: '2026-11-24' } },
    ]);
  });
});

describe('B21 stock that orders which are planned before take', () => {
  const before = (order: string, value: string, more: Partial<EarlierDemand> = {}): EarlierDemand => ({ order, at: '2026-11-24T19:00:00.000Z', quantity: { value, unit: 'kg' }, lots: 'any', ...more });

  it('each of two orders fits the stock alone; the second is told what will be short, when, and who takes it', () => {
    const stock = [lot('L1'), lot('L2')];
    expect(material(stock)).toBeUndefined();
    expect(material(stock, { before: [before('PO-1', '8.00')] })).toBeUndefined();
    expect(material(stock, { before: [before('PO-1', '8.01')] })).toMatchObject({
      at: TIME.from, reasonCode: 'not-enough', detail: '11990 g of RM-1001 can be taken, 12000 g is needed; order PO-1 of 2026-11-24T19:00:00.000Z takes 8.01 kg before',
      reasons: [{ reasonCode: 'not-enough', values: { have: '11990' } }, { reasonCode: 'taken-before', values: { order: 'PO-1', at: '2026-11-24T19:00:00.000Z', amount: '8.01', unit: 'kg' } }],
    });
  });

  it('they take what expires first, and what is lost by then anyway is not taken twice', () => {
    const stock = [lot('L1'), lot('L2', { expiry: '2026-11-24' })];
    expect(material(stock, { quantity: { value: '10', unit: 'kg' }, before: [before('PO-1', '10')] })).toBeUndefined();
    expect(material(stock, { quantity: { value: '10', unit: 'kg' }, before: [before('PO-1', '6'), before('PO-2', '5')] })).toMatchObject({ at: TIME.from, reasons: [{ values: { have: '9.00', unit: 'kg' } }, { values: { order: 'PO-1' } }, { values: { order: 'PO-2' } }] });
  });

  it('who needs it of one lot takes it of one, and nothing where none has enough', () => {
    const stock = [lot('L1', {}, '4.00'), lot('L2')];
    expect(material(stock, { lots: 'single', quantity: { value: '4', unit: 'kg' }, before: [before('PO-1', '7', { lots: 'single' })] })).toBeUndefined();
    expect(material(stock, { lots: 'single', quantity: { value: '5', unit: 'kg' }, before: [before('PO-1', '7', { lots: 'single' })] })).toMatchObject({ reasons: [{ reasonCode: 'not-enough-of-one-lot', values: { have: '4.00' } }, {}] });
    expect(material(stock, { quantity: { value: '14', unit: 'kg' }, before: [before('PO-1', '11', { lots: 'single' })] })).toBeUndefined();
  });
});
