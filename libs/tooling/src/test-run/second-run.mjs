/*
 * A test that fails once and passes when it runs again is a fault of the test or of the product, and is to be mended; it is told at the
 * end of the output and counted. It does not hide everything else that the run proved.
 */

/** Where a second run would hide what the test looks for: races and crashes. */
const NEVER_AGAIN = /^tests\/(attacks|drills)\//;
const MOST_FILES = 2;

/** The files that may run again: few of them, and none whose failure could be a race of the product. Empty: what failed has failed. */
export function filesToRunAgain(outcomes, tier) {
  const files = [...new Set(outcomes.filter((outcome) => outcome.tier === tier && outcome.status === 'failed').map((outcome) => outcome.file))];
  return files.length <= MOST_FILES && !files.some((file) => NEVER_AGAIN.test(file)) ? files : [];
}

/** Lines for the end of the output: which tests passed only in their second run. */
export function toldOfSecondRuns(outcomes) {
  const passed = outcomes.filter((outcome) => outcome.failedFirst && outcome.status === 'passed');
  if (!passed.length) return [];
  return ['', `── failed first, passed when run again: to be mended ${'─'.repeat(12)}`, ...passed.map((outcome) => `  ${outcome.name} (${outcome.file})`)];
}
