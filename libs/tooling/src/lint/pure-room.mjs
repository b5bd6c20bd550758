import { isBuiltin } from 'node:module';
import { placeOf } from './place.mjs';

const PURE = /^services\/[^/]+\/src\/domain\/|^libs\/(kernel|formula|procedure)\/src\//;
const TEST = /\.(spec|fixture)\.tsx?$/;
const CALLS = { Date: ['now'], Math: ['random'], performance: ['now', 'timeOrigin'] };
const GLOBALS = new Set(['process', 'fetch', 'crypto', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require', 'globalThis', 'window', 'localStorage']);

/** No clock, no randomness, no input or output in domain/, kernel, formula and procedure: the same call gives the same answer, also in twenty years. */
export const pureRoom = {
  meta: {
    type: 'problem',
    messages: {
      clock: 'The time comes in as an argument (`now`), so that a replay gives the same record: no {{what}} here.',
      random: 'Ids and randomness come in as arguments, so that a replay gives the same record: no {{what}} here.',
      world: 'This room is pure and knows no {{what}}. Declare a port in application/ and implement it in adapters/.',
    },
    schema: [],
  },
  create(context) {
    const place = placeOf(context);
    if (!PURE.test(place) || TEST.test(place)) return {};
    const isGlobal = (node) => {
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const variable = scope.set.get(node.name);
        if (variable) return variable.defs.length === 0;
      }
      return true;
    };
    const fromWorld = (node, source) => {
      if (typeof source === 'string' && isBuiltin(source)) context.report({ node, messageId: 'world', data: { what: `"${source}"` } });
    };
    return {
      ImportDeclaration: (node) => fromWorld(node, node.source.value),
      ExportNamedDeclaration: (node) => fromWorld(node, node.source?.value),
      ExportAllDeclaration: (node) => fromWorld(node, node.source.value),
      ImportExpression: (node) => fromWorld(node, node.source.value),
      'NewExpression, CallExpression'(node) {
        if (node.callee.name === 'Date' && isGlobal(node.callee) && (node.arguments.length === 0 || node.type === 'CallExpression')) {
          context.report({ node, messageId: 'clock', data: { what: 'Date() of now' } });
        }
      },
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        if (node.object.type !== 'Identifier' || !CALLS[node.object.name]?.includes(name) || !isGlobal(node.object)) return;
        context.report({ node, messageId: node.object.name === 'Math' ? 'random' : 'clock', data: { what: `${node.object.name}.${name}` } });
      },
      'Program:exit'(node) {
        for (const { identifier } of context.sourceCode.getScope(node).through) {
          if (!GLOBALS.has(identifier.name) || identifier.isTypeReference) continue;
          context.report({ node: identifier, messageId: identifier.name === 'crypto' ? 'random' : 'world', data: { what: identifier.name } });
        }
      },
    };
  },
};
