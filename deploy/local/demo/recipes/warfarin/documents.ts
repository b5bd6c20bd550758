import type { ScriptedDocument } from '../batch-script';
import { drawnBalance, pageOf } from '../drawn-document';
import { tx } from '../recipe-parts';

/** Dispensing and pressing have their SOPs, one with a version that comes later; the weighing of the active shows how the container stands. */
export const DOCUMENTS: readonly ScriptedDocument[] = [
  {
    code: 'SOP-DSP-014',
    title: { en: 'Dispensing of potent actives', de: 'Einwaage hochwirksamer Wirkstoffe' },
    versions: [
      { version: 3, fileName: 'SOP-DSP-014-v3.pdf', content: pageOf(['SOP-DSP-014, version 3', 'Dispensing of potent actives', '1. Both reference weights pass before the drum is opened.', '2. The container stands in the middle of the pan.', '3. The doors of the draught shield are closed for every reading.']), effectiveInDays: 0 },
      { version: 4, fileName: 'SOP-DSP-014-v4.pdf', content: pageOf(['SOP-DSP-014, version 4', 'Dispensing of potent actives', '1. Both reference weights pass before the drum is opened.', '2. The container stands in the middle of the pan.', '3. The doors of the draught shield are closed for every reading.', '4. The scoop goes into its holder, never onto the bench.']), effectiveInDays: 60 },
    ],
  },
  {
    code: 'SOP-CMP-007',
    title: { en: 'Set-up of the tablet press', de: 'Einrichten der Tablettenpresse' },
    versions: [{ version: 1, fileName: 'SOP-CMP-007-v1.pdf', content: pageOf(['SOP-CMP-007, version 1', 'Set-up of the tablet press', '1. Turn by hand twice before the motor runs.', '2. Start at the lowest speed.']), effectiveInDays: 0 }],
  },
  { code: 'PIC-DSP-002', title: { en: 'Container on the balance', de: 'Behälter auf der Waage' }, versions: [{ version: 1, fileName: 'balance.png', content: drawnBalance(), effectiveInDays: 0 }] },
];

/** The picture beside the weighing of the active. */
export const ON_THE_BALANCE = { document: 'PIC-DSP-002', version: 1, alt: tx('The container stands in the middle of the pan; both doors of the draught shield are closed.', 'Der Behälter steht in der Mitte der Waagschale; beide Türen des Windschutzes sind zu.') };
