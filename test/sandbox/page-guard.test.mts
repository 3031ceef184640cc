import axios, { type AxiosRequestConfig } from 'axios';

import { fakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { startPage, type Page } from '../../sandbox/page/index.mts';

let page: Page;
let port: string;

const ask = async (config: AxiosRequestConfig) =>
	await axios.request<{ problems?: readonly { message: string }[] }>({
		baseURL: page.origin,
		validateStatus: () => true,
		...config,
	});

beforeAll(async () => {
	page = await startPage({ world: fakeWorld(), port: 0 });
	port = new URL(page.origin).port;
});
afterAll(async () => await page.close());

describe('the page', () => {
	it('is bound to loopback', () => {
		expect(page.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	});

	it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('answers as %s', async (name) => {
		const { status } = await ask({ url: '/', headers: { Host: `${name}:${port}` } });
		expect(status).toBe(200);
	});

	it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '10.0.0.4', ''])(
		'refuses a request that calls it %j',
		async (name) => {
			for (const url of ['/', '/api/view', '/api/events']) {
				const { status, data } = await ask({ url, headers: { Host: `${name}:${port}` } });
				expect([url, status, data.problems?.[0]?.message]).toEqual([
					url,
					403,
					'This page is for this machine only.',
				]);
			}
		},
	);

	it.each(['https://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])(
		'refuses a request from the site %s',
		async (Origin) => {
			const asked = [
				{ url: '/api/view' },
				{ url: '/api/events' },
				{ url: '/api/actions', method: 'POST', data: { action: 'deleteCustomer', id: '1' } },
			];
			for (const config of asked) {
				expect((await ask({ ...config, headers: { Origin } })).status).toBe(403);
			}
		},
	);

	it('takes a request from itself', async () => {
		const { status } = await ask({ url: '/api/view', headers: { Origin: page.origin } });
		expect(status).toBe(200);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
		'refuses an action as %s, which another site could send',
		async (type) => {
			const { status } = await ask({
				url: '/api/actions',
				method: 'POST',
				headers: { 'Content-Type': type },
				data: '{"action":"deleteCustomer","id":"1"}',
			});
			expect(status).toBe(415);
		},
	);

	it.each([
		['no JSON', Buffer.from('{"action":'), 400],
		['too long a body', JSON.stringify('x'.repeat(65 * 1024)), 413],
	])('refuses %s', async (_what, data, refused) => {
		const headers = { 'Content-Type': 'application/json' };
		const { status } = await ask({ url: '/api/actions', method: 'POST', headers, data });
		expect(status).toBe(refused);
	});

	it.each([
		['GET', '/nothing', 404],
		['GET', '/..%2fworld.mts', 404],
		['GET', '/world.mts', 404],
		['GET', '/constructor', 404],
		['GET', '/api/actions', 405],
		['POST', '/api/view', 405],
		['DELETE', '/', 405],
	])('answers %s %s with %d', async (method, url, refused) => {
		const { status, data } = await ask({ method, url });
		expect([status, data.problems?.length]).toEqual([refused, 1]);
	});
});
