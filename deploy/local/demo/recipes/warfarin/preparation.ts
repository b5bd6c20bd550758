import type { Preparation, ScriptedEquipment, ScriptedLot } from '../batch-script';
import { checkedWith } from '../script-writing';
import { DOCUMENTS } from './documents';
import { COMPONENTS, PRINTED } from './formula';
import { BOXES } from './packaging-boxes';

const MATERIALS: Preparation['materials'] = [
  { code: 'RM-1001', title: 'Warfarin sodium', unit: 'g' },
  { code: 'RM-2010', title: 'Microcrystalline cellulose PH-102', unit: 'g' },
  { code: 'RM-2020', title: 'Lactose monohydrate', unit: 'g' },
  { code: 'RM-3010', title: 'Croscarmellose sodium', unit: 'g' },
  { code: 'RM-4010', title: 'Colloidal silicon dioxide', unit: 'g' },
  { code: 'RM-4020', title: 'Magnesium stearate (vegetable)', unit: 'g' },
  ...[...COMPONENTS, ...PRINTED].map(({ material, title }) => ({ code: material, title: title.en, unit: '{piece}' })),
];

/** Who is qualified for the active and for one excipient; the others have no list, so anybody may send them. */
const SUPPLIERS: Readonly<Record<string, string>> = { 'RM-1001': 'Nordchem Actives', 'RM-3010': 'Cellulose Works Altona' };

const lot = (material: string, number: string, supplierLot: string, expiresInDays: number, container: string, value: string, unit = 'g'): ScriptedLot => ({
  number,
  material,
  title: MATERIALS.find(({ code }) => code === material)?.title ?? material,
  ...(SUPPLIERS[material] === undefined ? {} : { supplier: SUPPLIERS[material] }),
  supplierLot,
  expiresInDays,
  containers: [{ code: container, quantity: { value, unit } }],
});

const item = (code: string, title: string, equipmentClass: string, area: string, properties: ScriptedEquipment['properties'] = [], calibrationDueInDays?: number): ScriptedEquipment => ({
  code,
  title,
  class: equipmentClass,
  area,
  properties,
  ...(calibrationDueInDays === undefined ? {} : { calibrationDueInDays }),
});

/** Who needs which training. */
const TRAINED: Readonly<Record<string, readonly string[]>> = {
  'op.berger': ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'],
  'op.okafor': ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'],
  'op.lindqvist': ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'],
  'sup.haas': ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'],
  'qa.weiss': ['GMP-ANNUAL', 'SOP-MFG-WAR-001', 'SOP-NTI-001'],
  'qc.silva': ['GMP-ANNUAL', 'AM-WAR-001'],
  'qc.brandt': ['GMP-ANNUAL', 'AM-WAR-001'],
};

/** Rooms, drums, machines and people of the warfarin batch. The drums hold more than one batch needs. */
export const PREPARATION: Preparation = {
  documents: DOCUMENTS,
  terminals: [
    { code: 'TAB-DS-01', area: 'DS-01', title: 'Tablet of the dispensing room' },
    { code: 'TAB-BL-02', area: 'BL-02', title: 'Tablet of the blending room' },
    { code: 'TAB-CP-01', area: 'CP-01', title: 'Tablet of the compression room' },
    { code: 'TAB-PK-01', area: 'PK-01', title: 'Tablet of the packaging room' },
    { code: 'TAB-WS-01', area: 'WS-01', title: 'Tablet of the washing room' },
    { code: 'TAB-QC-01', area: 'QC-LAB', title: 'Screen of the laboratory' },
    { code: 'TAB-PR-01', area: 'OFFICE', title: 'Screen of the production office' },
  ],
  materials: MATERIALS,
  suppliers: { by: 'qa.weiss', of: Object.entries(SUPPLIERS).map(([material, supplier]) => ({ material, supplier, untilDays: 730 })) },
  lots: [
    lot('RM-1001', 'L-1001-007', 'VL-WS-20240112', 600, 'D-1001-007-1', '1000.0'),
    lot('RM-2010', 'L-2010-031', 'VL-MCC-20240205', 1000, 'D-2010-031-1', '25000.0'),
    lot('RM-2020', 'L-2020-018', 'VL-LAC-20240118', 980, 'D-2020-018-1', '15000.0'),
    lot('RM-3010', 'L-3010-012', 'VL-CCS-20240301', 1020, 'D-3010-012-1', '5000.0'),
    lot('RM-4010', 'L-4010-009', 'VL-SIO-20240215', 1010, 'D-4010-009-1', '2000.0'),
    lot('RM-4020', 'L-4020-022', 'VL-MGS-20240220', 1015, 'D-4020-022-1', '2000.0'),
    ...[...COMPONENTS, ...PRINTED].map(({ id, material }) => lot(material, `L-${material.slice(3)}-001`, `V-${material}`, 900, BOXES[id] ?? '', '100000', '{piece}')),
  ],
  equipment: [
    item('DB-03', 'Dispensing booth', 'dispensing-booth', 'DS-01'),
    item('BAL-02', 'Balance for actives', 'balance', 'DS-01', [{ property: 'capacity', value: '1200', unit: 'g' }, ...checkedWith('100.0', '500.0'), { property: 'readability', value: '0.1', unit: 'g' }, { property: 'potent-actives', value: 'yes' }], 190),
    item('BAL-05', 'Balance for excipients', 'balance', 'DS-01', [{ property: 'capacity', value: '6200', unit: 'g' }, ...checkedWith('500.0', '5000.0'), { property: 'readability', value: '0.1', unit: 'g' }, { property: 'potent-actives', value: 'no' }], 137),
    item('SV-20-003', 'Sieve 850 µm', 'sieve', 'BL-02', [{ property: 'mesh-opening', value: '850', unit: 'um' }]),
    item('SV-30-007', 'Sieve 600 µm', 'sieve', 'BL-02', [{ property: 'mesh-opening', value: '600', unit: 'um' }]),
    item('VB-01', 'V-blender 5 L', 'v-blender', 'BL-02', [{ property: 'working-volume', value: '5', unit: 'L' }, { property: 'speed', value: '30', unit: '/min' }, { property: 'contact-material', value: '316L' }], 165),
    item('SC-07', 'Scale of the blending room', 'scale', 'BL-02', [{ property: 'capacity', value: '60', unit: 'kg' }], 137),
    item('TP-03', 'Rotary press with 16 stations', 'rotary-press', 'CP-01', [{ property: 'stations', value: '16', unit: '1' }, { property: 'main-force', value: '80', unit: 'kN' }], 224),
    item('TS-7R-012', 'Tooling 7 mm', 'press-tooling', 'CP-01', [{ property: 'diameter', value: '7', unit: 'mm' }, { property: 'shape', value: 'round-flat-bevelled' }, { property: 'embossing', value: 'W5' }]),
    item('TS-7R-009', 'Tooling 7 mm, without embossing', 'press-tooling', 'CP-01', [{ property: 'diameter', value: '7', unit: 'mm' }, { property: 'shape', value: 'round-flat-bevelled' }, { property: 'embossing', value: 'none' }]),
    item('MD-02', 'Metal detector', 'metal-detector', 'CP-01', [{ property: 'sensitivity-iron', value: '0.5', unit: 'mm' }, { property: 'sensitivity-other', value: '0.8', unit: 'mm' }], 68),
    item('HT-01', 'Hardness tester', 'hardness-tester', 'CP-01', [], 63),
    item('BAL-11', 'Balance for single tablets', 'analytical-balance', 'CP-01', [{ property: 'readability', value: '0.1', unit: 'mg' }], 110),
    item('TG-02', 'Thickness gauge', 'thickness-gauge', 'CP-01', [{ property: 'readability', value: '0.1', unit: 'mm' }], 90),
    item('FT-01', 'Friability tester', 'friability-tester', 'CP-01', [], 196),
    item('DT-01', 'Disintegration tester', 'disintegration-tester', 'CP-01', [], 160),
    item('SC-08', 'Scale of the compression room', 'scale', 'CP-01', [{ property: 'capacity', value: '60', unit: 'kg' }], 137),
    item('PL-01', 'Packaging line for bottles', 'packaging-line', 'PK-01'),
    item('CW-01', 'Checkweigher', 'checkweigher', 'PK-01', [], 120),
    item('TT-01', 'Torque tester', 'torque-tester', 'PK-01', [{ property: 'range', value: '5', unit: 'N.m' }], 150),
    item('HPLC-03', 'Liquid chromatograph', 'hplc', 'QC-LAB', [], 85),
    item('UV-02', 'UV spectrometer', 'uv-spectrometer', 'QC-LAB', [], 95),
    item('DISS-01', 'Dissolution tester', 'dissolution-tester', 'QC-LAB', [{ property: 'vessels', value: '6', unit: '1' }], 145),
  ],
  qualifications: Object.entries(TRAINED).flatMap(([person, codes]) => codes.map((code) => ({ person, code, fromDays: -120, untilDays: 245 }))),
  by: { warehouse: 'wh.novak', quality: 'qc.silva', cleaning: 'op.lindqvist', calibration: 'mnt.kovac', trainer: 'trn.fischer' },
};
