import { openForm } from '../../sandbox/n8n/form.mts';
import { answerAt } from './import/progressPage.mts';
import { plainText } from '../../sandbox/n8n/markup.mts';
import { installed } from './reconcile/installed.mts';

const at = installed({ template: 'sync-health' });

const HTTP_OK = 200;
const HTTP_NOT_FOUND = 404;

describe('the page that says how the sync is, in a real n8n', () => {
	let url: string;

	it('is found by whoever is signed in to n8n', async () => {
		const form = await openForm(at().n8n, 'shopify-wati-health');
		const answer = await form.send({});
		if (answer.kind !== 'redirect') throw new Error(`The form leads to a ${answer.kind}`);
		({ url } = answer);
		const { status, text } = await answerAt('GET', url);
		expect(status).toBe(HTTP_OK);
		expect(plainText(text)).toMatch(/Shopify.*Wati/s);
	});

	it('is nobody else’s', async () => {
		const { status, text } = await answerAt('GET', url.replace(/key=\w{8}/, 'key=00000000'));
		expect(status).toBe(HTTP_NOT_FOUND);
		expect(text).not.toMatch(/failures/i);
	});

	it('tells the switch as it is', async () => {
		const page = async () => plainText((await answerAt('GET', url)).text);
		expect(await page()).toMatch(/Wati to Shopify On/);
		await at().set('wati_to_shopify', 'off');
		expect(await page()).toMatch(/Wati to Shopify Off/);
	});

	it('tells what Shopify says where the credential is refused', async () => {
		at().shop.options.scopes = [];
		expect(plainText((await answerAt('GET', url)).text)).toMatch(/read_customers/);
	});
});
