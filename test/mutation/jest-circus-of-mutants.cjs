/*
 * Runs test files as jest-circus does, but of a mutant only those that Stryker has tests of. Stryker names the tests and
 * leaves it to jest to find their files: jest would load every one of them for every mutant, and go on after one failed.
 *
 * Stryker takes a runner for jest-circus by its name.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');
const { createEmptyTestResult } = require('@jest/test-result');
const { default: runner } = require('jest-circus/runner');

/** The mutant that a test failed of last: nothing more needs to be known of it. */
let killed;

module.exports = async (globalConfig, config, environment, runtime, testPath, ...others) => {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  const titles = join(config.rootDir, 'cdktf.out', 'titles', `${relative(config.rootDir, testPath)}.json`);
  if (mutant !== undefined) {
    const pattern = new RegExp(globalConfig.testNamePattern ?? '', 'i');
    const isWanted = JSON.parse(readFileSync(titles, 'utf8')).some((title) => pattern.test(title));
    if (killed === mutant || !isWanted) return skipped(testPath);
    stopAtFailure(environment);
  }
  const result = await runner(globalConfig, config, environment, runtime, testPath, ...others);
  if (mutant === undefined) {
    mkdirSync(dirname(titles), { recursive: true });
    writeFileSync(titles, JSON.stringify(result.testResults.map(({ fullName }) => fullName)));
  } else if (result.numFailingTests > 0 || result.testExecError !== undefined) {
    killed = mutant;
  }
  return result;
};

/** A mutant that breaks a helper would have thousands of tests fail, and jest takes its time to describe each. */
function stopAtFailure(environment) {
  const handle = environment.handleTestEvent?.bind(environment);
  let hasFailed = false;
  environment.handleTestEvent = async (event, state) => {
    await handle?.(event, state);
    if (event.name === 'test_done' && event.test.errors.length > 0) hasFailed = true;
    if (event.name === 'test_start' && hasFailed) event.test.mode = 'skip';
  };
}

function skipped(testFilePath) {
  // Jest takes a file without any test for a mistake.
  const title = basename(testFilePath);
  const test = {
    ancestorTitles: [],
    failureDetails: [],
    failureMessages: [],
    fullName: title,
    numPassingAsserts: 0,
    status: 'pending',
    title,
  };
  return { ...createEmptyTestResult(), testFilePath, testResults: [test], numPendingTests: 1, skipped: true };
}
