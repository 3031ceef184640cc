const { appendFileSync } = require('node:fs');

/** Adds a run's figures to the file that TEST_COUNTS names: passed, failed. */
module.exports = class CountTests {
	onRunComplete(_, { numPassedTests, numFailedTests, numFailedTestSuites, numTotalTests }) {
		if (!process.env.TEST_COUNTS) return;
		const failed = numFailedTests || (numTotalTests === 0 ? 1 : 0) || numFailedTestSuites;
		appendFileSync(process.env.TEST_COUNTS, `${numPassedTests} ${failed}\n`);
	}
};
