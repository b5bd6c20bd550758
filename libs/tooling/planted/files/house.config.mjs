import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import house from '../../../../eslint.config.mjs';

/** The rules of the house, as if this folder were one. */
export default [...house, { settings: { batchwright: { root: dirname(fileURLToPath(import.meta.url)) } } }];
