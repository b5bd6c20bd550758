import { placeOf } from './place.mjs';

const CEILING = 300;
/** Lists that are longer than a page by nature. verify.mjs is one file by contract: an auditor reads it whole and runs it alone. */
const LISTS = /(^|\/)(migrations|fixtures|generated|state-tables)\/|\.(fixture|state-table)\.tsx?$|^verify\/verify\.mjs$/;

/** No file over 300 lines. */
export const fileLength = {
  meta: {
    type: 'problem',
    messages: { long: `This file has {{lines}} lines, the ceiling is ${CEILING}. A file is called after the one thing it exports: which second thing lives here? Move it to a file of its own.` },
    schema: [],
  },
  create: (context) => ({
    Program(node) {
      const lines = context.sourceCode.lines.length - (context.sourceCode.lines.at(-1) === '' ? 1 : 0);
      if (lines > CEILING && !LISTS.test(placeOf(context))) context.report({ node, loc: { line: CEILING, column: 0 }, messageId: 'long', data: { lines } });
    },
  }),
};
