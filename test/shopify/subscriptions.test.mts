import { ofAddress, repairOf } from '../../nodes/shopify/subscriptions.ts';

const OURS = 'https://n8n.example.com/webhook/one/webhook';
const subscription = (id: string, topic: string, uri = OURS) => ({ id, topic, uri });

it.each([
	['the same', OURS, true],
	['the same with a slash behind it', `${OURS}/`, true],
	['the same with the host in capitals', OURS.replace('n8n.example.com', 'N8N.Example.com'), true],
	['another workflow', 'https://n8n.example.com/webhook/two/webhook', false],
	['no web address', 'pubsub://project:topic', false],
])('counts a subscription to %s as ours: %s, %j', (_, uri, ours) => {
	const one = subscription('1', 'CUSTOMERS_UPDATE', uri);
	expect(ofAddress([one], OURS)).toEqual(ours ? [one] : []);
});

it('makes what is missing and removes what was not chosen or is there twice', () => {
	const existing = [
		subscription('1', 'CUSTOMERS_UPDATE'),
		subscription('2', 'CUSTOMERS_UPDATE'),
		subscription('3', 'CUSTOMERS_DELETE'),
	];
	const { missing, surplus } = repairOf(existing, ['CUSTOMERS_UPDATE', 'CUSTOMERS_CREATE']);
	expect(missing).toEqual(['CUSTOMERS_CREATE']);
	expect(surplus.map(({ id }) => id)).toEqual(['2', '3']);
});
