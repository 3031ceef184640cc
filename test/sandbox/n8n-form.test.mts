import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newBrowser } from '../../sandbox/n8n/browser.mts';
import { fieldsOf, tokenOf } from '../../sandbox/n8n/formFields.mts';
import { openForm } from '../../sandbox/n8n/form.mts';
import { linksOf, plainText } from '../../sandbox/n8n/markup.mts';

const FORM = `
<form class='card' name='n8n-form' id='n8n-form' novalidate>
	<h1>Bring customers</h1><p>Nothing starts &amp; nothing ends.</p>
	<label class='form-label form-required'>What to do</label>
	<div
		class='multiselect form-required'
		id='field-0'
		data-radio-select='radio'>
		<input type='checkbox' class='multiselect-checkbox' id='o0' value='Import' checked />
		<label for='o0'>Import</label>
		<input type='checkbox' class='multiselect-checkbox' id='o1' value='Dry run' />
		<label for='o1'>Dry run</label>
	</div>
	<p class='error-field-0 error-hidden'>This field is required</p>
	<label class='form-label form-required' for='field-1'>Since</label>
	<select id='field-1' name='field-1' class='form-required'>
		<option value='' disabled>Select an option ...</option>
		<option value='Ever' selected>Ever</option>
		<option value='Last month'>Last month</option>
	</select>
	<label class='form-label ' for='field-2'>Your name</label>
	<input class='form-input' type='text' id='field-2' name='field-2' value="Ada" />
	<div class="form-group html"><b>40 &lt; 50</b>
		<input type="hidden" id="about" name="about" value="&lt;b&gt;" /></div>
	<button id='submit-btn' type='submit'>Go on</button>
</form>`;
const page = (token: string) => `${FORM}<script>const authToken = '${token}';</script>`;

function sent(data: FormData): Readonly<Record<string, unknown>> {
	const fields: Record<string, unknown> = {};
	data.forEach((value, name) => (fields[name] = value));
	return fields;
}

describe('the fields of a form', () => {
	const { visible, filledIn } = fieldsOf(FORM);
	const untouched = { 'field-0': '["Import"]', 'field-1': 'Ever', 'field-2': 'Ada', about: '<b>' };

	it('are known by their labels, with what there is to choose', () => {
		expect(visible.map(({ label, options }) => [label, options])).toEqual([
			['What to do', ['Import', 'Dry run']],
			['Since', ['Ever', 'Last month']],
			['Your name', []],
		]);
	});

	it.each([
		['as the page has them', {}, {}],
		['with another tick', { 'What to do': 'Dry run' }, { 'field-0': '["Dry run"]' }],
		['with another choice', { Since: 'Last month' }, { 'field-1': 'Last month' }],
		['with nothing typed', { 'Your name': '' }, { 'field-2': '' }],
	])('are sent %s', (_how, answers, difference) => {
		expect(sent(filledIn(answers))).toEqual({ ...untouched, ...difference });
	});

	it.each([
		['of which the form has none', { Age: '7' }, 'The form has no field Age'],
		['that offers no such thing', { Since: 'Never' }, 'Since does not offer Never'],
		['that must not be empty', { 'What to do': [] }, 'What to do: This field is required'],
	])('refuse an answer to a field %s', (_which, answers, words) => {
		expect(() => filledIn(answers)).toThrow(words);
	});

	it.each([
		[page('abc|17|ff'), 'abc|17|ff'],
		[FORM, undefined],
	])('come with the sign of who fills them in', (html, token) => {
		expect(tokenOf(html)).toBe(token);
	});
});

describe('what a page says', () => {
	it.each([
		['<p>One</p><p>Two<br>three</p>', 'One\nTwo\nthree'],
		['<td>Calls</td><td>45</td>', 'Calls 45'],
		['Fish &amp; chips &#39;n&#x27; peas', "Fish & chips 'n' peas"],
		['<style>b{}</style><b>Bold</b><script>run()</script>', 'Bold'],
	])('of %j is %j', (html, text) => expect(plainText(html)).toBe(text));

	it('names its links in full', () => {
		const html = `<a href="../webhook/page?a=1&amp;b=2">it</a>`;
		expect(linksOf(html, 'http://n8n/form-waiting/7?signature=s')).toEqual([
			'http://n8n/webhook/page?a=1&b=2',
		]);
	});
});

describe('a form of n8n', () => {
	const ENDING = `<section><h1>Done before</h1><p>On Monday.\n\n<a href='/webhook/page'>See it</a>
		</p></section>`;
	const AWAY = `<div>Redirecting</div><a id='redirectUrl' href='http://n8n/page?key&#x3D;k'></a>`;
	let server: Server;
	let origin: string;
	let last: string;
	let asked: (string | undefined)[];
	const token = (request: IncomingMessage) => request.headers['x-auth-token']?.toString();

	/** As n8n 2.41 answers: the form wants to know who it is, n8n asks, the form starts a run. */
	function answer(request: IncomingMessage): Record<string, string> | string {
		const path = new URL(request.url ?? '', origin);
		const cookie = request.headers.cookie ?? '';
		switch (`${request.method} ${path.pathname}`) {
			case 'GET /form/import':
				if (path.searchParams.has('code')) return { location: '/form/import', cookie: 'form=1' };
				return cookie.includes('form=1') ? page('one') : { location: '/oauth/authorize' };
			case 'GET /oauth/authorize':
				return { location: '/oauth/consent', cookie: 'asks=1' };
			case 'POST /rest/consent/approve':
				asked.push(cookie);
				return JSON.stringify({ data: { redirectUrl: `${origin}/form/import?code=c` } });
			case 'POST /form/import':
				asked.push(token(request));
				return JSON.stringify({ formWaitingUrl: `${origin}/form-waiting/7?signature=s` });
			case 'GET /form-waiting/7/n8n-execution-status':
				asked.push(path.search);
				return asked.length < 4 ? 'running' : 'form-waiting';
			case 'POST /form-waiting/7':
				asked.push(token(request));
				return '';
			default:
				return path.pathname === '/form-waiting/7' ? last : '<html></html>';
		}
	}

	beforeEach(async () => {
		asked = [];
		server = createServer((request, response) => {
			request.resume().once('end', () => {
				const given = answer(request);
				if (typeof given === 'string') return response.end(given);
				const { cookie, location } = given;
				response.writeHead(302, { ...(cookie && { 'set-cookie': cookie }), location });
				return response.end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const opened = async () => await openForm({ origin, rest: { browser: newBrowser() } }, 'import');

	it('is opened once the person has said yes', async () => {
		const { title, text } = await opened();
		expect(asked).toEqual(['asks=1']);
		expect(title).toBe('Bring customers');
		expect(text).toContain('Nothing starts & nothing ends.\nWhat to do\nImport\nDry run\n');
		expect(text).not.toContain('required');
	});

	it('shows its ending when the run has come there, and tells n8n that it is shown', async () => {
		last = `${ENDING}<script>const authToken = 'two';</script>`;
		expect(await (await opened()).send()).toEqual({
			kind: 'ending',
			title: 'Done before',
			text: 'On Monday.\nSee it',
			links: [`${origin}/webhook/page`],
		});
		expect(asked.slice(1)).toEqual(['one', '?signature=s', '?signature=s', 'two']);
	});

	it('leads on where it ends so', async () => {
		last = AWAY;
		expect(await (await opened()).send()).toEqual({
			kind: 'redirect',
			url: 'http://n8n/page?key=k',
		});
	});

	it('goes on page by page', async () => {
		last = page('three');
		const next = await (await opened()).send();
		expect(next).toMatchObject({ kind: 'page', title: 'Bring customers' });
		last = ENDING;
		if (next.kind !== 'page') throw new Error('The form ended.');
		expect(await next.send()).toMatchObject({ kind: 'ending' });
		expect(asked).toContain('three');
	});
});
