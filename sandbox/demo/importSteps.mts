import { plainText } from '../n8n/markup.mts';
import type { ImportJob } from '../page/importJob.mts';
import type { CustomerSnapshot } from '../shopify/index.mts';
import type { Demo } from './index.mts';
import { startImport } from './importForm.mts';
import { lastImport } from './importJobs.mts';
import { together, type Look, type Sight, type Step } from './sight.mts';
import { writing } from './writes.mts';

const numberOf = ({ phone }: CustomerSnapshot): string => phone?.slice(1) ?? '';

/** Who has a phone number, and no contact. */
const unknownToWati = ({ shop, wati }: Demo): readonly CustomerSnapshot[] =>
	shop.customers().filter((customer) => {
		return customer.phone !== null && wati.contact(numberOf(customer)) === undefined;
	});

function jobLine({ state, done, total, counts }: ImportJob): string {
	const told = Object.entries(counts).filter(([, count]) => count > 0);
	const words = told.map(([action, count]) => `${count} ${action}`).join(', ');
	return `${state}, ${done} of ${total}, ${words}`;
}

/** The row of the import that was started last: it is done, it adds up, and created so many. */
const rowTells =
	({ n8n, editor, shop }: Demo, kind: ImportJob['kind'], created: number): Look =>
	async () => {
		const job = await lastImport(n8n.rest, editor);
		if (job === null) return { right: false, seen: 'no import' };
		const sum = Object.values(job.counts).reduce((all, count) => all + count, 0);
		const everybody = shop.customers().length;
		const right =
			job.kind === kind &&
			job.state === 'completed' &&
			job.counts.created === created &&
			[job.done, job.total, sum].every((count) => count === everybody);
		return { right, seen: jobLine(job) };
	};

const pageSays =
	({ n8n }: Demo, url: string, wanted: RegExp): Look =>
	async () => {
		const { data } = await n8n.rest.browser.send({ url, responseType: 'text' });
		const said = wanted.exec(plainText(String(data)).replaceAll('\n', ' '))?.[0];
		return { right: said !== undefined, seen: `its page: ${said ?? 'something else'}` };
	};

/** Each of them is one contact, linked, and ready for campaigns as the shop says. */
const arrived =
	({ wati }: Demo, customers: readonly CustomerSnapshot[]): Look =>
	(): Sight => {
		const contacts = wati.contacts();
		const right = customers.filter((customer) => {
			const number = numberOf(customer);
			const own = contacts.filter(({ params, ...contact }) => {
				return contact.number === number || params['shopify_customer_id'] === customer.legacyId;
			});
			const subscribed = customer.consents.email.state === 'SUBSCRIBED';
			return own.length === 1 && own[0]?.number === number && own[0].allowCampaign === subscribed;
		});
		const seen = `${right.length} of ${customers.length} are in Wati, once, as the shop says`;
		return { right: right.length === customers.length, seen };
	};

/** Starts one, and answers the address of its page. */
async function begun(demo: Demo, kind: 'Import' | 'Dry run'): Promise<string> {
	const { end } = await startImport(demo, kind);
	if (end.kind === 'redirect') return end.url;
	throw new Error(`The ${kind.toLowerCase()} did not start: ${end.title}`);
}

/** Those who were customers before there was a sync are brought to Wati by hand, once. */
export const importSteps = (): readonly Step[] => [
	{
		name: 'dry run of the import',
		act: async (demo) => {
			const nothing = writing(demo, { shopify: 0, wati: 0 });
			const { length } = unknownToWati(demo);
			const page = await begun(demo, 'Dry run');
			const words = new RegExp(`\\b${length} would be created|would be created ${length}\\b`);
			return together(rowTells(demo, 'dryRun', length), pageSays(demo, page, words), nothing);
		},
	},
	{
		name: 'import',
		act: async (demo) => {
			const missing = unknownToWati(demo);
			const oneEach = writing(demo, { shopify: 0, wati: missing.length });
			await begun(demo, 'Import');
			return together(rowTells(demo, 'import', missing.length), arrived(demo, missing), oneEach);
		},
	},
	{
		name: 'import started again',
		act: async (demo) => {
			const nothing = writing(demo, { shopify: 0, wati: 0 });
			const { end } = await startImport(demo, 'Import');
			const told = end.kind === 'ending' ? `${end.title}: ${end.text}` : end.kind;
			const date = /imported on \d+ \w+ \d{4} at \d\d:\d\d/.exec(told)?.[0];
			return together(() => ({ right: date !== undefined, seen: date ?? told }), nothing);
		},
	},
];
