import { placeOf } from './place.mjs';

const NAME = /^[.]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Files and folders are called in kebab-case. */
export const kebabCase = {
  meta: {
    type: 'problem',
    messages: { name: '"{{name}}" is not kebab-case. Call it after the one thing it holds, in small letters with hyphens: approve-recipe-version.ts.' },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const strange = placeOf(context).split('/').find((part) => !NAME.test(part));
      if (strange !== undefined) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'name', data: { name: strange } });
    },
  }),
};
