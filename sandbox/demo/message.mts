import { setTimeout as sleep } from 'node:timers/promises';
import type { Demo } from './index.mts';
import { ended } from './quiet.mts';
import { DEMO_QUIET_SECONDS } from './templates.mts';

/** Until a message of any contact begins a run again. */
export const quietTimeIsOver = async (): Promise<void> => {
	await sleep(DEMO_QUIET_SECONDS * 1000);
};

/**
 * Somebody writes. The shop's webhooks wait until the run has ended: Shopify's take a second or
 * more and the sandbox's none, and with both at once nobody could say who wrote what.
 */
export async function message(
	demo: Demo,
	from: string,
	text: string,
	name?: string,
): Promise<void> {
	const { shop, wati } = demo;
	shop.webhooks.hold();
	try {
		await wati.people.write(from, text, name === undefined ? {} : { name });
		await ended(demo, 'watiToShopify');
	} finally {
		await shop.webhooks.release();
	}
}
