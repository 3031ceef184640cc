import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { trackFailures, type KeptFailure } from '../core/failures';
import { failureRow, readFailureRow } from '../n8n/failureRows';
import { sightingsIn, type Reading } from '../n8n/failureSightings';
import { asText } from '../n8n/parameters';
import { inputItems } from '../n8n/settingsItems';

const WIRING =
	'Connect a Data Table node that gets the rows of shopify_wati_failures whose state is not "closed", with "Always Output Data" switched on.';

const isEmpty = ({ json }: INodeExecutionData): boolean => Object.keys(json).length === 0;

/** Without the rows every failure would seem to be the first. An empty item says that there are none. */
function readKnown(context: IExecuteFunctions): readonly KeptFailure[] {
	const items = inputItems(context, 1);
	const rows = items.filter((item) => !isEmpty(item));
	const known = rows.flatMap(({ json }) => readFailureRow(json) ?? []);
	if (items.length > 0 && known.length === rows.length) return known;
	const flaw = items.length === 0 ? 'Nothing came' : 'What came is no row of the failures table';
	throw new NodeOperationError(context.getNode(), `${flaw} by the input Known Failures`, {
		description: WIRING,
	});
}

function readingOf(context: IExecuteFunctions): Reading {
	const direction = asText(context.getNodeParameter('direction', 0, 'byRecord'));
	const template = asText(context.getNodeParameter('template', 0, ''));
	const way = direction === 'shopifyToWati' || direction === 'watiToShopify';
	return { direction: way ? direction : undefined, template };
}

/** The rows that the failures table has to get, from what the records say and what it has. */
export function track(context: IExecuteFunctions): INodeExecutionData[] {
	const items = inputItems(context, 0);
	if (items.every(isEmpty)) return [];
	const known = readKnown(context);
	const reading = readingOf(context);
	const read = items.map(({ json }, item) => sightingsIn(json, item, reading));
	const mute = items.filter((item, index) => !isEmpty(item) && read[index] === undefined).length;
	if (mute > 0) {
		const message = `${mute} of ${items.length} items tell neither an outcome nor an error; they were left out.`;
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
	const run = {
		nowMs: Date.now(),
		template: reading.template,
		execution: context.getExecutionId(),
	};
	const sightings = read.flatMap((some) => some ?? []);
	return trackFailures(sightings, known, run).map(({ kept, item }) => ({
		json: failureRow(kept),
		pairedItem: { item },
	}));
}
