/**
 * Property tests draw the same cases in every build, so that a build says something about its change and nothing about luck.
 * To look further: BATCHWRIGHT_TEST_SEED=<any integer> draws others. fast-check prints the seed of a failure.
 */
require('fast-check').configureGlobal({ seed: Number(process.env.BATCHWRIGHT_TEST_SEED ?? 20_261_126) });
