const SUITE = new Set(['describe', 'it', 'test']);
const MODIFIER = new Set(['skip', 'only', 'todo']);

/** No test that is switched off, and none that switches the others off. */
export const everyTestRuns = {
  meta: {
    type: 'problem',
    messages: { off: '{{what}} leaves tests out while the build looks green. Mend the test or delete it; the trace matrix must tell the truth.' },
    schema: [],
  },
  create: (context) => ({
    MemberExpression(node) {
      if (SUITE.has(node.object.name) && MODIFIER.has(node.property.name)) context.report({ node, messageId: 'off', data: { what: `${node.object.name}.${node.property.name}` } });
    },
    CallExpression(node) {
      if (/^([xf](it|describe)|xtest)$/.test(node.callee.name ?? '')) context.report({ node, messageId: 'off', data: { what: node.callee.name } });
    },
  }),
};
