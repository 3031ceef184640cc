import { parseFlatted } from '../../sandbox/n8n/flatted.mts';
import { UNAVOIDABLE, warningsIn } from '../../sandbox/n8n/log-lines.mts';
import { progress } from '../../sandbox/n8n/progress.mts';
import { nodesOf } from '../../sandbox/n8n/registration.mts';

describe('the data of an execution', () => {
	it.each([
		['a string', '["word"]', 'word'],
		['a number', '[7]', 7],
		['an object', '[{"a":1,"b":"1"},"word"]', { a: 1, b: 'word' }],
		['digits that are text', '[{"id":"1"},"42"]', { id: '42' }],
		['a shared value', '[{"a":"1","b":"1"},["2"],"x"]', { a: ['x'], b: ['x'] }],
		['an empty list and null', '[{"list":"1","none":null},[]]', { list: [], none: null }],
	])('reads %s', (_name, text, expected) => {
		expect(parseFlatted(text)).toEqual(expected);
	});

	it('reads a value that contains itself', () => {
		const value = parseFlatted('[{"self":"0"}]') as { readonly self: unknown };
		expect(value.self).toBe(value);
	});

	it('keeps a key named __proto__ as data', () => {
		const value = parseFlatted('[{"__proto__":"1"},{"polluted":true}]');
		expect(Object.keys(value as object)).toEqual(['__proto__']);
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
	});
});

describe('the warnings of a log', () => {
	const line = (level: string, message: string): string => JSON.stringify({ level, message });

	it('are what n8n calls a warning or an error, and what is not its log at all', () => {
		const output = [
			line('info', 'n8n ready'),
			line('warn', '\nPermissions are too wide'),
			'(node:1) Warning: something',
			line('error', 'broken'),
			line('debug', 'warn error'),
			'',
		].join('\n');
		expect(warningsIn(output)).toEqual([
			'Permissions are too wide',
			'(node:1) Warning: something',
			'broken',
		]);
	});

	const header = 'related to your n8n setup. Please take the recommended actions';
	const container = ' - Running n8n outside a container is deprecated. Future versions';
	it.each([
		['a first start', 'Migrations in progress, please do NOT stop the process.', true],
		['a bare machine', `There is a deprecation ${header}:\n${container}`, true],
		['a setting as well', `There are deprecations ${header}:\n - X -> Y\n${container}`, false],
		['a package', 'n8n detected that some packages are missing.', false],
	])(
		'that come from %s are excusable only if no setting silences them',
		(_name, message, expected) => {
			expect(UNAVOIDABLE.some((notice) => notice.test(message))).toBe(expected);
		},
	);
});

describe('the nodes of a package', () => {
	const type = (name: string, version: number | number[] = 1) => ({
		name,
		displayName: name,
		version,
	});

	it('are each counted once, in the newest version, without the copies made for AI agents', () => {
		const types = [
			type('n8n-nodes-a.tool'),
			type('n8n-nodes-a.match', 1),
			type('n8n-nodes-a.match', [2, 2.1]),
			type('n8n-nodes-a.matchTool', [2, 2.1]),
			type('n8n-nodes-ab.other'),
		];
		expect(nodesOf('n8n-nodes-a', types)).toEqual([types[0], types[2]]);
	});
});

describe('progress', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it('tells the start, a sign of life every ten seconds, and the end with the time it took', async () => {
		const lines: string[] = [];
		const { step } = progress((text) => lines.push(text));
		const work = step('Compile', async () => {
			await new Promise((resolve) => setTimeout(resolve, 25_000));
			return 'binary';
		});
		await jest.advanceTimersByTimeAsync(25_000);
		expect(await work).toBe('binary');
		expect(lines).toEqual([
			'[0 s] Compile',
			'[10 s] Compile: still at it, for 10 s',
			'[20 s] Compile: still at it, for 20 s',
			'[25 s] Compile: done in 25 s',
		]);
	});

	it('is silent after a failure, which it hands on', async () => {
		const lines: string[] = [];
		const { step } = progress((text) => lines.push(text));
		const work = step('Compile', async () => await Promise.reject(new Error('no compiler')));
		await expect(work).rejects.toThrow('no compiler');
		await jest.advanceTimersByTimeAsync(60_000);
		expect(lines).toEqual(['[0 s] Compile']);
	});
});
