import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Where our code runs inside n8n: a node's run, a webhook, or the life cycle of a trigger. */
export type Caller = IExecuteFunctions | IHookFunctions | IWebhookFunctions;
