import type { INodeProperties } from 'n8n-workflow';

/** What an attribute holds. Both directions must say the same. */
export const typeProperty: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Boolean (True or False)', value: 'boolean' },
		{ name: 'Date (YYYY-MM-DD)', value: 'date' },
		{ name: 'Number', value: 'number' },
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
};
