import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_QUIET_SECONDS = 60;
export const DEFAULT_OPT_OUT_WORDS = 'stop, unsubscribe, stop promotions, parar, sair, baja';
export const DEFAULT_OPT_IN_WORDS = 'start';

export const properties: INodeProperties[] = [
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		options: [
			{
				name: 'Paste the Address Into Wati',
				value: 'byHand',
				description: 'You add the webhook in Wati yourself',
			},
			{
				name: 'Make the Webhook in Wati When Publishing',
				value: 'automatic',
				description: 'Needs an access token that may manage webhooks',
			},
		],
		default: 'byHand',
	},
	{
		displayName:
			'Copy the <b>Production URL</b> above (not the Test URL) into Wati: <i>Connectors › Webhooks › Add</i>, and tick <b>New Contact Message</b> and <b>Message Received</b>. The address is the secret: give it to nobody else.',
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['byHand'] } },
	},
	{
		displayName:
			'Wati lets a webhook be made, and neither listed nor deleted. If you unpublish for good, remove it by hand in Wati: <i>Connectors › Webhooks</i>, the one with the Production URL above. Once removed, publishing does not make it again: paste the address then.',
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Channel Number',
		name: 'channelNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 16509379611',
		description: 'The WhatsApp number of your Wati account, with country code',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Message Received', value: 'message' },
			{ name: 'New Contact Message', value: 'newContactMessageReceived' },
		],
		default: ['message', 'newContactMessageReceived'],
		description:
			'What begins a run. Wati has no event for an edited contact: an edit is seen with the next message.',
	},
	{
		displayName: 'One Run per Contact Every (Seconds)',
		name: 'quietSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 86400 },
		default: DEFAULT_QUIET_SECONDS,
		description:
			'Further messages of a contact within this time begin no run and cost no call. Opt-out and opt-in words always begin one. 0: each message begins a run.',
	},
	{
		displayName: 'Load the Contact',
		name: 'loadContact',
		type: 'boolean',
		default: true,
		description:
			'Whether to fetch the contact with its attributes, for one call. The sync needs it.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Opt-In Words',
				name: 'optInWords',
				type: 'string',
				default: DEFAULT_OPT_IN_WORDS,
				description:
					'Separated by commas. A message that says just this begins a run at once; consent is given only if Wati allows campaigns again.',
			},
			{
				displayName: 'Opt-Out Words',
				name: 'optOutWords',
				type: 'string',
				default: DEFAULT_OPT_OUT_WORDS,
				description:
					'Separated by commas; add those of your language. A message, or a pressed button, that says just this is an opt-out, whatever Wati does with it.',
			},
		],
	},
];
