import { DEMO_OWNER } from '../n8n/rest.mts';
import type { Links } from '../page/world.mts';
import { formAddress } from './importAddresses.mts';
import { TITLES, type Template, type WorkflowIds } from './templates.mts';

/** Where the page's links lead: n8n, its workflows, the form of the import. */
export function linksOf(n8n: string, workflows: WorkflowIds): Links {
	const link = (template: Template) => ({
		title: TITLES[template],
		url: `${n8n}/workflow/${workflows[template]}`,
	});
	return {
		n8n,
		workflows: [
			link('shopifyToWati'),
			link('watiToShopify'),
			link('historicalImport'),
			link('reconcile'),
			link('retryFailures'),
			link('syncHealth'),
			link('setup'),
		],
		importForm: formAddress(n8n),
		login: DEMO_OWNER,
	};
}
