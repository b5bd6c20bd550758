import { placeOf } from './place.mjs';

/** boot/ and deploy/ read it; tools and tests are started by people and CI and may read it too. */
const ALLOWED = /(^|\/)boot\/|^deploy\/|^tests\/|^libs\/(tooling|testing\/src\/jest)\/|^libs\/[^/]+\/bin\/|\.spec\.tsx?$/;
const named = (node, name) => node?.type === 'Identifier' && node.name === name;

/** `process.env` is read in boot/ and deploy/ only. */
export const environmentInBoot = {
  meta: {
    type: 'problem',
    messages: { environment: 'The environment is read once, in boot/ or deploy/, into a configuration class with default and documentation. Take the value as an argument here.' },
    schema: [],
  },
  create(context) {
    if (ALLOWED.test(placeOf(context))) return {};
    const report = (node) => context.report({ node, messageId: 'environment' });
    return {
      MemberExpression(node) {
        const isEnv = node.computed ? node.property.value === 'env' : named(node.property, 'env');
        if (isEnv && (named(node.object, 'process') || named(node.object.property, 'process'))) report(node);
      },
      VariableDeclarator(node) {
        if (named(node.init, 'process') && node.id.type === 'ObjectPattern' && node.id.properties.some((property) => named(property.key, 'env'))) report(node);
      },
      ImportSpecifier(node) {
        if (/^(node:)?process$/.test(node.parent.source.value) && named(node.imported, 'env')) report(node);
      },
    };
  },
};
