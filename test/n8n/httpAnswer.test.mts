import type { Caller } from '../../nodes/n8n/caller.ts';
import { request } from '../../nodes/n8n/httpAnswer.ts';

/** A node whose request ends like this, as n8n's helper would end it. */
const asked = async (helper: () => Promise<unknown>) =>
	await request(
		{ helpers: { httpRequestWithAuthentication: helper } } as unknown as Caller,
		'watiCustomerSyncApi',
		{ url: 'http://127.0.0.1/' },
	);

const thrown = async (error: object) => await asked(async () => await Promise.reject(error));

it('hands on an answer of any status', async () => {
	const helper = async () =>
		await Promise.resolve({ statusCode: 429, headers: { 'retry-after': '3' }, body: 'no' });
	expect(await asked(helper)).toEqual({
		kind: 'answer',
		status: 429,
		headers: { 'retry-after': '3' },
		body: 'no',
	});
});

it.each([200, '200', '201', '204', 299])(
	'takes an answer that says %j and breaks off for silence',
	async (httpCode) => {
		const error = { message: 'stream has been aborted', httpCode, context: { data: '{"id":' } };
		expect(await thrown(error)).toEqual({ kind: 'silence', cause: 'stream has been aborted' });
	},
);

it.each([300, '302', '400', 401, '404', '503'])(
	'takes a thrown %j for an answer',
	async (httpCode) => {
		const error = { message: 'no', httpCode };
		expect(await thrown(error)).toMatchObject({ status: Number(httpCode), body: 'no' });
	},
);

it('prefers what the service wrote to the words of n8n', async () => {
	const error = { message: 'no', httpCode: '401', context: { data: { errors: 'expired' } } };
	expect(await thrown(error)).toMatchObject({ body: { errors: 'expired' } });
});

it.each([
	[{ httpCode: 'ECONNRESET' }, 'ECONNRESET'],
	[{ cause: { code: 'ETIMEDOUT' } }, 'ETIMEDOUT'],
])('takes %j for silence', async (error, cause) => {
	expect(await thrown(error)).toEqual({ kind: 'silence', cause });
});

it('takes what has neither a status nor a network code for a refusal in its own words', async () => {
	expect(await thrown(new Error('No credential'))).toMatchObject({
		status: 400,
		body: { message: 'No credential' },
	});
});
