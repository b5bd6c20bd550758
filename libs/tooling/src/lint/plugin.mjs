import { environmentInBoot } from './environment-in-boot.mjs';
import { everyTestRuns } from './every-test-runs.mjs';
import { fileLength } from './file-length.mjs';
import { folderSaysWhat } from './folder-says-what.mjs';
import { kebabCase } from './kebab-case.mjs';
import { pureRoom } from './pure-room.mjs';

/** The rules of this house that ESLint does not know. Each has a planted violation under libs/tooling/planted/files. */
export const batchwright = {
  meta: { name: 'batchwright' },
  rules: {
    'environment-in-boot': environmentInBoot,
    'every-test-runs': everyTestRuns,
    'file-length': fileLength,
    'folder-says-what': folderSaysWhat,
    'kebab-case': kebabCase,
    'pure-room': pureRoom,
  },
};
