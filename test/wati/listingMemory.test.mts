import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Listing } from '../../nodes/wati/listing.ts';
import { encodeLedger } from '../../nodes/core/ledgerText.ts';
import { NOON } from './customers.mts';

const MEGABYTE = 1024 * 1024;

function heapUsed(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	return process.memoryUsage().heapUsed;
}

/** As the sync leaves a contact: link, ledger, consent, a few attributes and tags. */
const typical = (index: number) => ({
	id: `65f1a2b3c4d5e6f7${String(index).padStart(8, '0')}`,
	number: `4917${String(index).padStart(8, '0')}`,
	name: `Ada Lovelace ${index}`,
	allowCampaign: index % 3 === 0,
	attributes: {
		email: `ada.lovelace.${index}@shop.example`,
		lead_stage: 'New lead',
		source: 'API',
		tag_vip: 'true',
		tag_wholesale: 'false',
		shopify_marketing_consent: 'true',
		shopify_customer_id: `${8_000_000_000 + index}`,
		...encodeLedger(
			{
				updatedAt: NOON,
				readAt: NOON,
				fields: { email: { customer: `#${index}abcdef`, contact: `#${index}abcdef` } },
				tags: { tag_vip: 'VIP' },
				consent: { customer: 'subscribed', contact: true, at: NOON, channel: 'email' },
			},
			'shopify_sync',
			'tag_',
		),
	},
});

it('holds twenty thousand contacts in twenty-five megabytes', () => {
	const listing = new Listing(0);
	const before = heapUsed();
	for (let index = 0; index < 20_000; index += 1) listing.list(typical(index));
	const taken = (heapUsed() - before) / MEGABYTE;
	expect(listing.size).toBe(20_000);
	expect(taken).toBeLessThan(25);
});
