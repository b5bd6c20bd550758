import type { BatchScript } from './batch-script';
import { inOrder } from './script-writing';
import { BLENDING_ACTS } from './warfarin/batch-blending';
import { COMPRESSION_ACTS } from './warfarin/batch-compression';
import { DISPENSING_ACTS } from './warfarin/batch-dispensing';
import { ENVIRONMENT_ACTS } from './warfarin/batch-environment';
import { CLOSING_ACTS, LABORATORY_ACTS } from './warfarin/batch-laboratory';
import { PACKAGING_ACTS } from './warfarin/batch-packaging';
import { PREPARATION } from './warfarin/preparation';
import { WARFARIN_5MG } from './warfarin-5mg';

/**
 * A clean batch of warfarin tablets. The values are those of an executed paper record with its contradictions mended: tablets and masses
 * add up, statistics are worked out by the system, plates are counted after their incubation, every sample is large enough for its
 * test, nobody holds two roles that exclude each other.
 */
export function warfarinBatch(): BatchScript {
  return {
    site: 'HAM',
    recipe: { document: WARFARIN_5MG, changeControl: 'CC-2026-0031', author: 'eng.moreau', approvedBy: ['prod.keller', 'qa.adeyemi'], madeEffectiveBy: 'qa.adeyemi' },
    order: { number: 'PO-2026-0001', product: 'FP-WAR-5', quantity: { value: '20000', unit: '{tablet}' }, priority: 'normal' },
    batchNumber: 'WS-2026-0001',
    releasedToFloorBy: 'sup.haas',
    preparation: PREPARATION,
    acts: [...DISPENSING_ACTS, ...BLENDING_ACTS, ...COMPRESSION_ACTS, ...inOrder([...LABORATORY_ACTS, ...PACKAGING_ACTS, ...ENVIRONMENT_ACTS]), ...CLOSING_ACTS],
  };
}
