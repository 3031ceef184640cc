import { SETTINGS } from '../../nodes/core/settingsList';
import { CHECK, runSettings } from './settingsRun.mts';

const ON = 0;
const OFF = 1;
const ERROR = 2;

const PERSON = { customer: { id: '1' }, event: { topic: 'CUSTOMERS_UPDATE' } };
const FILE = { data: { data: 'AA==', mimeType: 'text/plain' } };
const row = (name: string, value: string | number) => ({ name, value, about: 'Words', id: 7 });

it('an empty table is as if everything had its default: items go on, with the settings', async () => {
	const run = await runSettings({ items: [{ json: PERSON, binary: FILE }] });
	expect(run.status).toBe('success');
	expect(run.items(CHECK, ON)).toEqual([
		{
			json: {
				...PERSON,
				settings: expect.objectContaining({ sync: true, tagPrefix: 'tag_', maximumTags: 100 }),
			},
			binary: FILE,
			pairedItem: { item: 0 },
		},
	]);
	expect(run.items(CHECK, OFF)).toEqual([]);
	expect(run.hints(CHECK)).toEqual([]);
});

it('what the rows say is on every item', async () => {
	const run = await runSettings({
		items: [{ json: { customer: 1 } }, { json: { customer: 2 } }],
		rows: [row('default_country', 'de'), row('sync_tags', 'No'), row('maximum_tags', 7)],
	});
	expect(run.items(CHECK, ON).map(({ json }) => json)).toMatchObject([
		{ customer: 1, settings: { defaultCountry: 'DE', syncTags: false, maximumTags: 7 } },
		{ customer: 2, settings: { defaultCountry: 'DE', syncTags: false, maximumTags: 7 } },
	]);
});

it.each([
	['shopifyToWati', 'sync', OFF],
	['shopifyToWati', 'shopify_to_wati', OFF],
	['shopifyToWati', 'wati_to_shopify', ON],
	['watiToShopify', 'sync', OFF],
	['watiToShopify', 'wati_to_shopify', OFF],
	['watiToShopify', 'shopify_to_wati', ON],
	['sync', 'sync', OFF],
	['sync', 'shopify_to_wati', ON],
])('for %s, with %s off, items leave by output %i', async (direction, name, output) => {
	const run = await runSettings({ parameters: { direction }, rows: [row(name, 'off')] });
	expect([ON, OFF].map((one) => run.items(CHECK, one).length)).toEqual(
		output === ON ? [1, 0] : [0, 1],
	);
});

it('an item that finds the sync off says so, and keeps what it carries', async () => {
	const run = await runSettings({
		items: [{ json: { a: 1 } }, { json: PERSON, binary: FILE }],
		rows: [row('sync', 'off')],
	});
	expect(run.items(CHECK, OFF)[1]).toEqual({
		json: {
			...PERSON,
			settings: expect.objectContaining({ sync: false }),
			outcome: {
				action: 'skipped',
				reason: 'syncDisabled',
				message: expect.stringContaining('switched off'),
				changes: [],
				problems: [],
			},
		},
		binary: FILE,
		pairedItem: { item: 1 },
	});
});

const WRONG = [row('tag_removed', 'flase'), row('sync', ''), row('conflict_rule', 'hold')];
const SENTENCE =
	'The setting sync cannot be "": allowed is on or off. The setting tag_removed cannot be "flase": allowed is false or empty.';

it('wrong settings stop every item, by the error output, with what it carried', async () => {
	const run = await runSettings({
		items: [{ json: PERSON }, { json: { a: 1 } }],
		rows: WRONG,
		onError: 'continueErrorOutput',
	});
	expect([run.items(CHECK, ON), run.items(CHECK, OFF)]).toEqual([[], []]);
	const failure = {
		error: SENTENCE,
		message: expect.stringContaining('shopify_wati_settings'),
		details: {
			outcome: {
				action: 'failed',
				reason: 'settingWrong',
				message: SENTENCE,
				changes: [],
				problems: [],
			},
		},
	};
	expect(run.items(CHECK, ERROR).map(({ json }) => json)).toEqual([
		{ ...PERSON, ...failure },
		{ a: 1, ...failure },
	]);
});

it('without an error output the run fails with the same sentence', async () => {
	const run = await runSettings({ rows: WRONG });
	expect([run.status, run.error?.message]).toEqual(['error', SENTENCE]);
});

it('where errors are let through, nothing leaves as if it were on', async () => {
	const run = await runSettings({ rows: WRONG, onError: 'continueRegularOutput' });
	expect(run.items(CHECK, ON)).toEqual([]);
	expect(run.items(CHECK, OFF)).toMatchObject([
		{ json: { error: SENTENCE, outcome: { action: 'failed', reason: 'settingWrong' } } },
	]);
});

it.each(['gone', 'notConnected'] as const)(
	'where the rows never came (%s), the run fails and says what to connect',
	async (table) => {
		const run = await runSettings({ table });
		expect(run.error?.message).toMatch(/^No settings came by the input Settings\. Connect /);
		expect(run.items(CHECK, ON)).toEqual([]);
	},
);

it('where the rows never came, items are failed records by the error output', async () => {
	const run = await runSettings({ table: 'gone', onError: 'continueErrorOutput' });
	expect(run.items(CHECK, ERROR)).toMatchObject([
		{
			json: {
				customer: { id: '1' },
				error: expect.stringMatching(/^No settings came/),
				details: { outcome: { reason: 'settingWrong' } },
			},
		},
	]);
});

it('what came instead of rows is no reason to go on with defaults', async () => {
	const run = await runSettings({ rows: [{ sync: 'off' }] });
	expect(run.error?.message).toMatch(/are no rows of the settings table/);
});

it('a row that no setting is called after changes nothing, and a hint tells it', async () => {
	const run = await runSettings({ rows: [row('sync_tag', 'no')] });
	expect(run.items(CHECK, ON)).toHaveLength(1);
	expect(run.hints(CHECK)).toEqual([
		'No setting is called sync_tag: look whether the name is misspelled. These rows change nothing.',
	]);
});

it('nobody to let through: nothing happens, whatever the settings are', async () => {
	const run = await runSettings({ items: [], rows: WRONG });
	expect([run.status, run.items(CHECK, ON), run.items(CHECK, OFF)]).toEqual(['success', [], []]);
});

describe('the rows that are missing', () => {
	const parameters = { operation: 'missingRows' };

	it('are all of them where there is none', async () => {
		const run = await runSettings({ parameters });
		expect(run.items(CHECK).map(({ json }) => json)).toEqual(
			SETTINGS.map(({ name, initial, about }) => ({ name, value: initial, about })),
		);
	});

	it('are those that the table lacks', async () => {
		const rows = SETTINGS.slice(1).map(({ name }) => row(name, 'whatever'));
		const run = await runSettings({ parameters, rows });
		expect(run.items(CHECK).map(({ json }) => json)).toEqual([
			{ name: 'sync', value: 'on', about: SETTINGS[0].about },
		]);
	});

	it('are none where the table is complete', async () => {
		const rows = SETTINGS.map(({ name, initial }) => row(name, initial));
		const run = await runSettings({ parameters, rows });
		expect([run.status, run.items(CHECK)]).toEqual(['success', []]);
	});

	it('are not asked of something else than the table', async () => {
		const run = await runSettings({ parameters, rows: [{ sync: 'off' }] });
		expect(run.error?.message).toMatch(/are no rows of the settings table/);
	});
});
