import { placeOf } from './place.mjs';

const EMPTY = new Set(['common', 'shared', 'utils', 'util', 'helpers', 'helper', 'core', 'misc', 'lib']);

/** No folder whose name says nothing. */
export const folderSaysWhat = {
  meta: {
    type: 'problem',
    messages: { folder: 'A folder "{{name}}" takes everything and says nothing. Call it after what it is about (signing, embedded, step-kinds), or put the file where it is used.' },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const strange = placeOf(context).split('/').slice(0, -1).find((part) => EMPTY.has(part));
      if (strange !== undefined) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'folder', data: { name: strange } });
    },
  }),
};
