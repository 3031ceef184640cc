const common = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'\\.m?ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
		'node_modules/any-ascii/.*\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
	},
	transformIgnorePatterns: ['/node_modules/(?!any-ascii/)'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache'],
};

/** `unit` needs sources only, `engine` the built package, `e2e` a real n8n. */
export default {
	reporters: ['default', '<rootDir>/scripts/countTests.cjs'],
	projects: [
		{ ...common, displayName: 'unit', testMatch: ['<rootDir>/test/{core,shopify,wati,n8n,sandbox,package}/**/*.test.mts'] },
		{ ...common, displayName: 'engine', testMatch: ['<rootDir>/test/{nodes,workflows}/**/*.test.mts'], modulePathIgnorePatterns: ['<rootDir>/.cache'] },
		{ ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.mts'] },
	],
};
