import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { checkSettings } from './checkSettings';
import { listMissingRows } from './listMissingRows';
import { INPUTS, OUTPUTS, properties } from './properties';

export class CheckSettings implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Check Settings',
		name: 'checkSettings',
		icon: { light: 'file:checkSettings.svg', dark: 'file:checkSettings.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "missingRows" ? "Missing rows" : $parameter["direction"] === "sync" ? "The sync as a whole" : $parameter["direction"] === "watiToShopify" ? "Wati to Shopify" : "Shopify to Wati" }}',
		description:
			'Checks the settings of the sync and lets items go on only where it is switched on',
		defaults: { name: 'Check Settings' },
		inputs: INPUTS,
		outputs: OUTPUTS,
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0, 'check');
		return operation === 'missingRows' ? listMissingRows(this) : checkSettings(this);
	}
}
