/*
 * Writes what each test proved: test-results/<tier>.json with the requirement ids read from the names of the tests.
 * bin/trace-matrix.mjs puts the tiers together.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { requirementIds } = require('./requirement-ids.cjs');

const tierOf = (file) => /\.(int|accept)\.spec\./.exec(file)?.[1] ?? 'unit';

class TraceReporter {
  constructor(globalConfig, options = {}) {
    this.root = globalConfig.rootDir;
    this.folder = options.folder ?? join(this.root, 'test-results');
  }

  onRunComplete(_contexts, results) {
    const tiers = new Map();
    for (const file of results.testResults) {
      const path = relative(this.root, file.testFilePath);
      const tier = tierOf(path);
      if (!tiers.has(tier)) tiers.set(tier, []);
      const outcomes = tiers.get(tier);
      for (const test of file.testResults) {
        const names = [...test.ancestorTitles, test.title];
        outcomes.push({ file: path, name: names.join(' › '), requirements: requirementIds(names), status: test.status });
      }
      // A file that could not even be loaded has no tests of its own, but it is a failure.
      if (file.testExecError) outcomes.push({ file: path, name: 'the file could not be run', requirements: [], status: 'failed' });
    }
    mkdirSync(this.folder, { recursive: true });
    for (const [tier, outcomes] of tiers) writeFileSync(join(this.folder, `${tier}.json`), `${JSON.stringify(outcomes, null, 1)}\n`);
  }
}

module.exports = TraceReporter;
