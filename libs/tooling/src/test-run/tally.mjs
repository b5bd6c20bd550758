/**
 * Counts for the last line: every test by itself; every stage that runs no tests as one check; a stage of tests that broke off
 * without a failing test, each row of the matrix that lacks its proof and each misspelt row as one failure.
 */
export function tally(stages, outcomes, matrixFaults) {
  let passed = outcomes.filter((outcome) => outcome.status === 'passed').length;
  let failed = outcomes.filter((outcome) => outcome.status === 'failed').length + matrixFaults;
  for (const stage of stages) {
    if (!stage.tier) stage.fault ? (failed += 1) : (passed += 1);
    else if (stage.fault && !outcomes.some((outcome) => outcome.tier === stage.tier && outcome.status === 'failed')) failed += 1;
  }
  return { passed, failed };
}
