import { num, operation, sign, step, tx, yes } from '../recipe-parts';
import { counted } from './packaging-count';
import { issued, READ } from './packaging-labels';

const MADE = ['GMP-ANNUAL', 'SOP-MFG-WAR-001'];

/** Only for the looks (a crooked label, a dented carton), once, allowed by two before it is done, with labels of its own that are all accounted for. */
export const REPACK = operation(
  'look-and-repack',
  tx('Look at the packed bottles', 'Packungen ansehen'),
  step('look-at-packs', 'instruction', tx('Look at the packed bottles', 'Packungen ansehen'), {
    instruction: tx('Defects of looks alone may be packed again: labels, cartons. Anything else is an exception.', 'Nur Fehler des Aussehens dürfen neu verpackt werden: Etiketten, Schachteln. Alles andere ist eine Ausnahme.'),
    qualifications: MADE,
    entries: [{ id: 'defects', type: 'boolean', title: tx('Some have to be packed again', 'Einige müssen neu verpackt werden'), required: true }],
  }),
  {
    id: 'repack-or-not',
    type: 'choice',
    title: tx('Pack again', 'Neu verpacken'),
    branches: [
      {
        when: 'look_at_packs.defects',
        node: {
          id: 'repack',
          type: 'sequence',
          title: tx('Pack again', 'Neu verpacken'),
          children: [
            step('allow-repack', 'number', tx('Allow packing again', 'Neuverpackung erlauben'), {
              critical: true,
              qualifications: MADE,
              entries: [num('packs', tx('Bottles to be packed again', 'Neu zu verpackende Packungen'), '{bottle}', 0, { ranges: { plausible: { low: '1', high: '400' } } })],
              signatures: [
                sign('supervisor', 'supervisor', 'approved-to-proceed', tx('I saw the defects; they concern looks alone.', 'Ich habe die Fehler gesehen; sie betreffen nur das Aussehen.'), ['performer']),
                sign('quality', 'qa', 'approved-to-proceed', tx('These bottles may be packed again, once.', 'Diese Packungen dürfen einmal neu verpackt werden.'), ['performer', 'supervisor']),
              ],
            }),
            issued('reissue-carton-labels', tx('Issue labels of cartons again', 'Etiketten der Faltschachteln neu ausgeben'), 'carton-label', 'PK-6020/05', READ, true),
            step('repack-bottles', 'instruction', tx('Pack the bottles again', 'Packungen neu verpacken'), {
              qualifications: MADE,
              entries: [yes('done', tx('Every one of them is packed again and looks right', 'Jede ist neu verpackt und sieht richtig aus'), 'validated')],
              equipment: [{ requirement: 'packaging-line', occupation: 'continue' }],
            }),
            counted('count-reissued-labels', tx('Labels of the packing again', 'Etiketten der Neuverpackung'), 'reissue-carton-labels', true),
          ],
        },
      },
    ],
  },
);
