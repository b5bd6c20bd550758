/*
 * Writes what each test proved: test-results/<tier>.json, or <tier>.<n>.json for the n-th of several shards, with the requirement ids
 * read from the names of the tests. What ran against the services mode (BATCHWRIGHT_TEST_MODE) is a tier of its own. bin/trace-matrix.mjs puts the tiers together. In the second run of a few files (BATCHWRIGHT_SECOND_RUN) what these files said
 * replaces what they said before, and a test that passed only now says so.
 */
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { requirementIds } = require('./requirement-ids.cjs');

/** Files with outcomes of a tier. */
const filesOf = (folder, tier) => readdirSync(folder).filter((name) => name.startsWith(`${tier}.`)).map((name) => join(folder, name));
const tierOf = (file) => (process.env.BATCHWRIGHT_TEST_MODE === 'services' ? 'services' : (/\.(int|accept)\.spec\./.exec(file)?.[1] ?? 'unit'));

/** Outcomes of files that ran again stand for the old ones of the same files; what failed first is marked. */
function withSecondRun(before, outcomes) {
  const again = new Set(outcomes.map((outcome) => outcome.file));
  const failedFirst = new Set(before.filter((outcome) => outcome.status === 'failed').map((outcome) => `${outcome.file} ${outcome.name}`));
  const marked = outcomes.map((outcome) => (failedFirst.has(`${outcome.file} ${outcome.name}`) ? { ...outcome, failedFirst: true } : outcome));
  return [...before.filter((outcome) => !again.has(outcome.file)), ...marked];
}

class TraceReporter {
  constructor(globalConfig, options = {}) {
    this.root = globalConfig.rootDir;
    this.folder = options.folder ?? join(this.root, 'test-results');
    this.shard = globalConfig.shard ? `.${globalConfig.shard.shardIndex}` : '';
    this.secondRun = options.secondRun ?? process.env.BATCHWRIGHT_SECOND_RUN === 'yes';
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
    for (const [tier, outcomes] of tiers) {
      const old = this.secondRun ? filesOf(this.folder, tier) : [];
      const before = old.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
      for (const file of old) rmSync(file);
      writeFileSync(join(this.folder, `${tier}${this.shard}.json`), `${JSON.stringify(withSecondRun(before, outcomes), null, 1)}\n`);
    }
  }
}

module.exports = TraceReporter;
