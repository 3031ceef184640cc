import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { rememberedBy } from '../core/attributes';
import { mapContact } from '../core/toCustomer/mapContact';
import type { Heard } from '../core/profile';
import { readContactItem } from '../n8n/contactJson';
import { mappedCustomerJson } from '../n8n/customerItemJson';
import { problemJson } from '../n8n/explain';
import { extended, tellFailures, type FailedRecord } from '../n8n/records';
import { CONSENT_ATTRIBUTE, linkNames } from '../wati/linkNames';
import { readContactSettings } from './contactSettings';

/** What the person said in the message that brought the contact, and when. */
function heardIn({ message, event }: IDataObject): { heard?: Heard; heardAt?: string } {
	const { heard } = (message ?? {}) as { heard?: unknown };
	const { at } = (event ?? {}) as { at?: unknown };
	if (heard !== 'optOut' && heard !== 'optIn') return {};
	return { heard, ...(typeof at === 'string' ? { heardAt: at } : {}) };
}

/** Maps each item's contact on its own; one without a contact fails alone. */
export function mapContacts(context: IExecuteFunctions): INodeExecutionData[] {
	const names = linkNames(CONSENT_ATTRIBUTE);
	const failures: FailedRecord[] = [];
	const mapped = context.getInputData().flatMap((item, index) => {
		const settings = readContactSettings(context, index);
		if ('flaw' in settings) {
			const description = 'Mend the parameter in this node, or the expression that gives it.';
			failures.push({ item: index, message: settings.flaw, description, json: {} });
			return [];
		}
		const read = readContactItem(item.json.contact);
		if (!read) {
			failures.push({
				item: index,
				message: 'The item has no Wati contact',
				description:
					'Put the Wati Inbound Trigger before this node, with "Load the Contact" switched on: it brings "contact".',
				json: {},
			});
			return [];
		}
		const { contact } = read;
		const { customerId } = rememberedBy(contact, names);
		const { wanted, problems } = mapContact(contact, customerId, settings, heardIn(item.json));
		const part = { mapped: mappedCustomerJson(wanted), problems: problems.map(problemJson) };
		return [extended(item, index, part)];
	});
	return [...mapped, ...tellFailures(context, failures)];
}
