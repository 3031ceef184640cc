import { NodeApiError, type IHookFunctions, type JsonObject } from 'n8n-workflow';
import { asText } from '../n8n/parameters';
import { connectWati } from '../n8n/watiConnection';
import { INBOUND_EVENTS } from '../wati/inbound';
import { registerWebhook } from '../wati/webhookEndpoint';
import { isSecret } from './secretAddress';

function refuse(context: IHookFunctions, message: string, description: string): never {
	throw new NodeApiError(context.getNode(), { message } as JsonObject, { message, description });
}

function addressOf(context: IHookFunctions): string {
	if (!isSecret(context.getNode().webhookId)) {
		refuse(
			context,
			'The address of this trigger is not secret',
			'Open the workflow in the editor, delete this trigger and add it anew: n8n then gives it an address that nobody can guess.',
		);
	}
	return context.getNodeWebhookUrl('default') ?? '';
}

/** A test address is not registered: what is made in Wati cannot be removed again. */
const isAutomatic = (context: IHookFunctions): boolean =>
	context.getMode() !== 'manual' &&
	context.getNodeParameter('registration', 'byHand') === 'automatic';

/** What was registered, as far as this workflow knows: Wati cannot be asked. */
interface Known {
	address?: string;
	channelNumber?: string;
}

const wantedOf = (context: IHookFunctions): Required<Known> => ({
	address: addressOf(context),
	channelNumber: asText(context.getNodeParameter('channelNumber', '')).replace(/\D/g, ''),
});

export const lifecycle = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const { address, channelNumber } = wantedOf(this);
		if (!isAutomatic(this)) return true;
		const known = this.getWorkflowStaticData('node') as Known;
		return await Promise.resolve(
			known.address === address && known.channelNumber === channelNumber,
		);
	},

	async create(this: IHookFunctions): Promise<boolean> {
		const { address, channelNumber } = wantedOf(this);
		if (!isAutomatic(this)) return true;
		if (channelNumber === '') {
			refuse(
				this,
				'The channel number is missing',
				'Enter the WhatsApp number of your Wati account.',
			);
		}
		const { call } = await connectWati(this);
		const result = await registerWebhook(call, {
			url: address,
			channelNumber,
			eventTypes: INBOUND_EVENTS,
		});
		if (!result.ok) {
			refuse(
				this,
				`Wati did not make the webhook: ${result.failure.message}`,
				'Mend this and publish again, or choose to paste the address into Wati yourself.',
			);
		}
		Object.assign(this.getWorkflowStaticData('node'), { address, channelNumber });
		return true;
	},

	/** Wati cannot delete it; the notice in the node says what to do. */
	async delete(this: IHookFunctions): Promise<boolean> {
		if (isAutomatic(this)) {
			this.logger.warn(
				'Remove the webhook of this workflow by hand in Wati, under Connectors › Webhooks.',
			);
		}
		return await Promise.resolve(true);
	},
};
