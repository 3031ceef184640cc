import type { INodeParameters } from 'n8n-workflow';
import type { Edits } from './template.mts';
import type { WorldSettings } from './worldSettings.mts';

export interface BothWays extends Omit<WorldSettings, 'edits' | 'backEdits'> {
	/** Parameters of the nodes of wati-to-shopify. */
	readonly trigger?: INodeParameters;
	readonly map?: INodeParameters;
	readonly upsert?: INodeParameters;
	/** Parameters of the nodes of shopify-to-wati. */
	readonly mapThere?: INodeParameters;
	readonly upsertThere?: INodeParameters;
}

/** An account where the parameter that is asked with by default is obeyed. */
export const OBEYS = { allowCampaignParameter: 'allowbroadcast' } as const;

const editsOf = (map: INodeParameters = {}, upsert: INodeParameters = {}): Edits => ({
	'Map Attributes': { parameters: map },
	'Upsert Customer': { parameters: upsert },
});

/**
 * Both templates between the two services. Each message begins a run unless the trigger is set
 * otherwise, and times of both services can be compared with the product's.
 */
export function bothWays(settings: BothWays = {}): WorldSettings {
	const { trigger, map, upsert, mapThere, upsertThere, ...others } = settings;
	return {
		templates: ['shopify-to-wati', 'wati-to-shopify'],
		time: 'wall',
		...others,
		edits: editsOf(mapThere, upsertThere),
		backEdits: {
			...editsOf(map, upsert),
			'A Contact Writes': { parameters: { quietSeconds: 0, ...trigger } },
		},
	};
}

/** The template from Wati to Shopify alone. */
export const backOnly = (settings: BothWays = {}): WorldSettings => {
	const { edits: _, ...back } = bothWays({ templates: ['wati-to-shopify'], ...settings });
	return back;
};
