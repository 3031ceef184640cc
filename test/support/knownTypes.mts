import type { INode } from 'n8n-workflow';

/** What of a built-in node a template can get wrong without n8n saying so. */
interface KnownType {
	readonly version: number;
	readonly outputs: number | ((node: INode) => number);
	readonly parameters: readonly string[];
}

interface SwitchParameters {
	readonly rules?: { readonly values?: readonly unknown[] };
	readonly options?: { readonly fallbackOutput?: unknown };
}

function outputsOfSwitch({ parameters }: INode): number {
	const { rules, options } = parameters as SwitchParameters;
	return (rules?.values?.length ?? 0) + (options?.fallbackOutput === 'extra' ? 1 : 0);
}

const LIMITED_WAIT = ['limitWaitTime', 'limitType', 'resumeAmount', 'resumeUnit', 'maxDateAndTime'];
const CONDITIONS = ['conditions', 'looseTypeValidation', 'options'];

/**
 * n8n-nodes-base as n8n 2.41.1 brings it: versions, outputs, and names of parameters, of the nodes
 * that only a whole n8n can run.
 */
export const KNOWN_TYPES: Readonly<Record<string, KnownType>> = {
	'n8n-nodes-base.crypto': {
		version: 2,
		outputs: 1,
		parameters: [
			'action',
			'type',
			'binaryData',
			'binaryPropertyName',
			'value',
			'dataPropertyName',
			'algorithm',
			'encoding',
			'encodingType',
			'stringLength',
		],
	},
	'n8n-nodes-base.dataTable': {
		version: 1.1,
		outputs: 1,
		parameters: [
			'resource',
			'operation',
			'dataTableId',
			'tableName',
			'columns',
			'matchType',
			'filters',
			'returnAll',
			'limit',
			'orderBy',
			'orderByColumn',
			'orderByDirection',
			'options',
		],
	},
	'n8n-nodes-base.errorTrigger': { version: 1, outputs: 1, parameters: [] },
	'n8n-nodes-base.executeWorkflow': {
		version: 1.3,
		outputs: 1,
		parameters: ['operation', 'source', 'workflowId', 'workflowInputs', 'mode', 'options'],
	},
	'n8n-nodes-base.executeWorkflowTrigger': {
		version: 1.1,
		outputs: 1,
		parameters: ['events', 'inputSource', 'jsonExample', 'workflowInputs'],
	},
	'n8n-nodes-base.form': {
		version: 2.5,
		outputs: 1,
		parameters: [
			'operation',
			'defineForm',
			'formFields',
			'jsonOutput',
			'respondWith',
			'redirectUrl',
			'completionTitle',
			'completionMessage',
			'responseText',
			'inputDataFieldName',
			'options',
			...LIMITED_WAIT,
		],
	},
	'n8n-nodes-base.formTrigger': {
		version: 2.6,
		outputs: 1,
		parameters: [
			'authentication',
			'formTitle',
			'formDescription',
			'formFields',
			'responseMode',
			'options',
		],
	},
	'n8n-nodes-base.if': { version: 2.3, outputs: 2, parameters: CONDITIONS },
	'n8n-nodes-base.merge': {
		version: 3.2,
		outputs: 1,
		parameters: ['mode', 'numberInputs', 'chooseBranchMode', 'output', 'useDataOfInput', 'options'],
	},
	'n8n-nodes-base.n8nTrigger': { version: 1, outputs: 1, parameters: ['events'] },
	'n8n-nodes-base.respondToWebhook': {
		version: 1.5,
		outputs: 1,
		parameters: [
			'enableResponseOutput',
			'respondWith',
			'redirectURL',
			'responseBody',
			'responseDataSource',
			'inputFieldName',
			'options',
		],
	},
	'n8n-nodes-base.scheduleTrigger': { version: 1.4, outputs: 1, parameters: ['rule'] },
	'n8n-nodes-base.set': {
		version: 3.4,
		outputs: 1,
		parameters: [
			'mode',
			'duplicateItem',
			'duplicateCount',
			'jsonOutput',
			'assignments',
			'includeOtherFields',
			'include',
			'includeFields',
			'excludeFields',
			'options',
		],
	},
	'n8n-nodes-base.splitOut': {
		version: 1,
		outputs: 1,
		parameters: ['fieldToSplitOut', 'include', 'fieldsToInclude', 'options'],
	},
	'n8n-nodes-base.switch': {
		version: 3.4,
		outputs: outputsOfSwitch,
		parameters: ['mode', 'numberOutputs', 'output', 'rules', 'looseTypeValidation', 'options'],
	},
	'n8n-nodes-base.webhook': {
		version: 2.1,
		outputs: 1,
		parameters: [
			'multipleMethods',
			'httpMethod',
			'path',
			'authentication',
			'responseMode',
			'responseData',
			'options',
		],
	},
};
