/**
 * Files of acceptance tests that say nothing about services as processes of their own: file to the reason, which every run over services
 * prints. Whoever adds one here adds the sentence. A file that is about the product, and not about the one process, does not belong here.
 */
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../../../..');
const LEFT_OUT = {
  'tests/acceptance/console-delayed.accept.spec.ts': 'it takes the bus away from a plant of its own, which is one process; brokers are taken away by npm run drills -- --services --only broker',
  'tests/acceptance/console-tandem-turn.accept.spec.ts': 'it starts a plant of its own, in one process, beside a relay of its own; which way sound and picture take, consoles and relay decide and no service',
  'tests/acceptance/start.accept.spec.ts': 'it is about the command npm start, which starts the plant in one process; npm run services is what starts this plant',
  'tests/drills/kill.accept.spec.ts': 'it kills the one process, on a plant of its own; services are killed by npm run drills -- --services --only kill',
};
const gone = Object.keys(LEFT_OUT).filter((path) => !existsSync(join(ROOT, path)));
if (gone.length) throw new Error(`${__filename} names files that are gone: ${gone.join(' ')}`);

exports.overServices = () => process.env.BATCHWRIGHT_TEST_MODE === 'services';
/** For Jest: patterns of the files, none where the plant is one process. */
exports.leftOutPatterns = () => (exports.overServices() ? Object.keys(LEFT_OUT).map((path) => `/${path.replaceAll('.', '\\.')}$`) : []);
exports.leftOut = Object.keys(LEFT_OUT);
/** Lines for the output. */
exports.leftOutLines = () => Object.entries(LEFT_OUT).map(([path, why]) => `left out over services: ${path}, because ${why}`);
