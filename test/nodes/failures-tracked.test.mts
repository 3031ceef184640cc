import type { IDataObject } from 'n8n-workflow';
import { rowsOf, runTrackFailures } from './trackFailuresRun.mts';

const GID = 'gid://shopify/Customer/7001';
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const outcome = (action: string, reason: string, more: IDataObject = {}): IDataObject => ({
	action,
	reason,
	message: `Because of ${reason}.`,
	changes: [],
	problems: [],
	...more,
});
const customer = (one: IDataObject): IDataObject => ({
	event: { topic: 'CUSTOMERS_UPDATE', customerId: '7001' },
	customer: { id: GID, legacyId: '7001', displayName: 'Ana Silva', email: 'ana@example.com' },
	mapped: { direction: 'shopifyToWati', customerId: '7001', phone: '+5511987654321' },
	...one,
});
const contact = (one: IDataObject): IDataObject => ({
	event: { event: 'message', number: '5511987654321' },
	contact: { id: '64f000000000000000000001', number: '5511987654321', name: 'Ana Silva' },
	mapped: { direction: 'watiToShopify', contactId: '64f000000000000000000001' },
	...one,
});
const refused = { details: { outcome: outcome('failed', 'refused') } };
const leftByError = { error: 'Customer 7001 was not written', message: 'Refused.', ...refused };
const known = (more: IDataObject = {}): IDataObject => ({
	id: 3,
	createdAt: '2026-11-20T10:00:00.000Z',
	key: 'shopifyToWati:7001',
	direction: 'shopifyToWati',
	customer: '7001',
	contact: '',
	template: 'shopify-to-wati',
	action: 'failed',
	reason: 'noAnswer',
	message: 'Nobody answered.',
	tries: 2,
	state: 'open',
	first_at: '2026-11-20T10:00:00.000Z',
	last_at: '2026-11-20T10:10:00.000Z',
	next_at: '2026-11-20T10:20:00.000Z',
	closed_at: null,
	told_at: null,
	execution: '5',
	heard: '',
	...more,
});

it('gives exactly the columns of the table, each of its type', async () => {
	const parameters = { template: 'shopify-to-wati' };
	const [row] = await rowsOf({ records: [customer(leftByError)], parameters });
	expect(row).toStrictEqual({
		key: 'shopifyToWati:7001',
		direction: 'shopifyToWati',
		customer: '7001',
		contact: '',
		template: 'shopify-to-wati',
		action: 'failed',
		reason: 'refused',
		message: 'Because of refused.',
		tries: 1,
		state: 'open',
		first_at: expect.stringMatching(ISO),
		last_at: expect.stringMatching(ISO),
		next_at: expect.stringMatching(ISO),
		closed_at: null,
		told_at: null,
		execution: '77',
		heard: '',
	});
});

it('goes on counting what is known, and closes what is well again', async () => {
	const failing = await rowsOf({ records: [customer(leftByError)], known: [known()] });
	expect(failing).toMatchObject([{ tries: 3, first_at: '2026-11-20T10:00:00.000Z' }]);
	const records = [customer({ outcome: outcome('updated', 'customerChanged') })];
	expect(await rowsOf({ records, known: [known()] })).toMatchObject([
		{ tries: 2, state: 'closed', next_at: null, closed_at: expect.stringMatching(ISO) },
	]);
	expect(await rowsOf({ records })).toEqual([]);
});

it.each([
	['a dry run', outcome('updated', 'customerChanged', { dryRun: true })],
	['a switch that is off', outcome('skipped', 'syncDisabled')],
	['what was put off', outcome('skipped', 'putOff')],
	['a contact that is left to its next message', outcome('skipped', 'notLinked')],
])('%s neither opens nor closes a failure', async (_, one) => {
	expect(await rowsOf({ records: [customer({ outcome: one })], known: [known()] })).toEqual([]);
});

it.each([
	'twoContacts',
	'optOutWaits',
	'previousContactKept',
	'customerConsentNotApplied',
	'valueNotApplied',
])('the problem %s needs a person, though the record was written', async (code) => {
	const written = outcome('updated', 'customerChanged', { problems: [{ code }] });
	expect(await rowsOf({ records: [customer({ outcome: written })] })).toMatchObject([
		{ action: 'held', reason: code, state: 'needsPerson' },
	]);
});

it.each([
	['number', contact({}), 'watiToShopify:5511987654321'],
	['id', contact({ contact: { id: '64f01', number: null }, event: {} }), 'watiToShopify:64f01'],
	['customer', customer({}), 'shopifyToWati:7001'],
	[
		'deleted customer',
		{ event: { topic: 'CUSTOMERS_DELETE', customerId: '7001' }, customer: null },
		'shopifyToWati:7001',
	],
	['customer that could not be read', { customer: { id: GID } }, 'shopifyToWati:7001'],
])('each record says by itself who it is: a %s', async (_, record, key) => {
	const held = { ...record, outcome: outcome('held', 'linkConflict') };
	expect(await rowsOf({ records: [held] })).toMatchObject([{ key, state: 'needsPerson' }]);
});

it('a merge that failed is kept under the customer who went; one that went well closes both', async () => {
	const event = { topic: 'CUSTOMERS_MERGE', customerId: '7001', mergedId: '7002' };
	const failed = { event, customer: { id: GID }, outcome: outcome('failed', 'noAnswer') };
	const [row] = await rowsOf({ records: [failed] });
	expect(row).toMatchObject({ key: 'shopifyToWati:7002', customer: '7002' });
	const followed = { ...failed, outcome: outcome('updated', 'contactFollows') };
	const rows = await rowsOf({
		records: [followed],
		known: [known(), known({ key: 'shopifyToWati:7002' })],
	});
	expect(rows.map(({ key, state }) => [key, state])).toEqual([
		['shopifyToWati:7001', 'closed'],
		['shopifyToWati:7002', 'closed'],
	]);
});

it('a look-up that failed is kept with what the node says', async () => {
	const error = 'Customer 7001 could not be looked up in Wati: HTTP 500';
	const details = { match: { status: 'failed', reason: 'noAnswer' } };
	const [row] = await rowsOf({ records: [customer({ error, message: 'Later.', details })] });
	expect(row).toMatchObject({ reason: 'noAnswer', message: `${error} Later.` });
});

const exception = (customerId: string, action: string, reason: string): IDataObject => ({
	customerId,
	action,
	reason,
	message: `Because of ${reason}.`,
});

it('reads the exceptions of a summary: those that failed or are held, and those that are well', async () => {
	const exceptions = [
		exception('1', 'failed', 'refused'),
		exception('2', 'held', 'ambiguousMatch'),
		exception('7001', 'skipped', 'noPhone'),
	];
	const rows = await rowsOf({
		records: [{ summary: { exceptions, stop: null } }],
		known: [known()],
	});
	expect(rows.map(({ key, state }) => [key, state])).toEqual([
		['shopifyToWati:1', 'open'],
		['shopifyToWati:2', 'needsPerson'],
		['shopifyToWati:7001', 'closed'],
	]);
	expect(await rowsOf({ records: exceptions.map((one) => ({ exception: one })) })).toHaveLength(2);
});

it('a batch that was stopped is no failure of those whom the stop hit', async () => {
	const exceptions = [
		exception('1', 'failed', 'unauthorized'),
		exception('2', 'failed', 'refused'),
	];
	const summary = { exceptions, stop: { reason: 'unauthorized', message: 'No.' } };
	expect(await rowsOf({ records: [{ summary }] })).toMatchObject([{ key: 'shopifyToWati:2' }]);
});

const crash = (error: IDataObject): IDataObject => ({
	execution: { id: '41', error, lastNodeExecuted: 'Upsert Customer', mode: 'webhook' },
	workflow: { id: 'w', name: 'W' },
});

it('a run that crashed is kept once, however often, without its stack', async () => {
	const parameters = { template: 'shopify-to-wati' };
	const [first] = await rowsOf({
		records: [crash({ message: 'Boom 1', stack: 'at a' })],
		parameters,
	});
	const [second] = await rowsOf({
		records: [crash({ message: 'Boom 2', stack: 'at b' })],
		parameters,
	});
	expect(first).toMatchObject({
		key: expect.stringMatching(/^run:shopify-to-wati:[0-9a-f]{12}$/),
		action: 'crashed',
		reason: 'crashed',
		message: 'Upsert Customer: Boom 1',
		state: 'needsPerson',
		execution: '41',
		direction: '',
	});
	expect(second?.key).toBe(first?.key);
	expect(JSON.stringify(first)).not.toContain('at a');
});

it.each([
	[{ customer: '7001' }, 'shopifyToWati:7001'],
	[{ contact: '5511987654321' }, 'watiToShopify:5511987654321'],
])('a run whose error names its record is a failure of that record: %j', async (record, key) => {
	const context = { failedRecords: [record], reason: 'rateLimited' };
	expect(await rowsOf({ records: [crash({ message: 'No answer', context })] })).toMatchObject([
		{ key, action: 'failed', reason: 'rateLimited', state: 'open', execution: '41' },
	]);
});

it('a contact that was asked for by another name and is gone closes its failure', async () => {
	const rows = [known({ key: 'watiToShopify:BR.1' }), known({ key: 'watiToShopify:BR.2' })];
	const records = [
		contact({ asked: 'BR.1', outcome: outcome('unchanged', 'alreadyInStep') }),
		{ page: { count: 1, missing: ['BR.2'] } },
	];
	const closed = await rowsOf({ records, known: rows });
	expect(closed.map(({ key, state }) => [key, state])).toEqual([
		['watiToShopify:BR.1', 'closed'],
		['watiToShopify:BR.2', 'closed'],
	]);
});

it('no address, no token and no name of a person gets into a row', async () => {
	const message = `Email ana@example.com is taken. Bearer abc.def shpat_0123456789 ${'x'.repeat(600)}`;
	const one = customer({ outcome: outcome('failed', 'refused', { message }) });
	const [row] = await rowsOf({ records: [one] });
	expect(JSON.stringify(row)).not.toMatch(/ana@|abc\.def|shpat_|Silva/);
	expect(String(row?.message)).toHaveLength(500);
});

it.each([
	['is not connected', 'notConnected' as const],
	['has rows of another table', [{ name: 'sync', value: 'on' }]],
])('stops where the table of failures %s: tries would begin anew', async (_, rows) => {
	const execution = await runTrackFailures({ records: [customer(leftByError)], known: rows });
	expect(execution.error?.message).toMatch(/by the input Known Failures$/);
});

describe('an opt-out whose run failed', () => {
	const said = (heard?: string) => ({
		...leftByError,
		contact: { number: '4915', id: 'c1' },
		...(heard ? { message: { text: 'word', heard } } : {}),
	});
	const parameters = { direction: 'watiToShopify' };
	const before = known({ key: 'watiToShopify:4915', direction: 'watiToShopify', heard: 'optOut' });

	it.each([
		['is kept, for the message does not come again', 'optOut', [], 'optOut'],
		['is not forgotten by a try that heard nothing', undefined, [before], 'optOut'],
		['is taken back by an opt-in', 'optIn', [before], ''],
	])('%s', async (_, heard, rows, kept) => {
		expect(await rowsOf({ records: [said(heard)], known: rows, parameters })).toMatchObject([
			{ key: 'watiToShopify:4915', heard: kept },
		]);
	});
});
