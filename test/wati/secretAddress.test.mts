import { holdsSecret, isSecret } from '../../nodes/WatiInboundTrigger/secretAddress.ts';

const SECRET = '3f2b8c1e-9d4a-4b6f-8a21-5c7e9f0d1b23';

it.each([
	['the address', `/webhook/${SECRET}/wati`],
	['the test address', `/webhook-test/${SECRET}/wati`],
	['an address behind a proxy', `/n8n/webhook/${SECRET}/wati?x=1`],
	['another case', `/webhook/${SECRET.toUpperCase()}/wati`],
])('lets %s in', (_, path) => {
	expect(holdsSecret(path, SECRET)).toBe(true);
});

it.each([
	['none', '/webhook/wati'],
	['another one', `/webhook/${SECRET.replace('3', '4')}/wati`],
	['a part of it', `/webhook/${SECRET.slice(0, -1)}/wati`],
	['more than it', `/webhook/${SECRET}0/wati`],
	['it in the query alone', `/webhook/wati?secret=/${SECRET}/`],
	['nothing', ''],
])('keeps an address out that holds %s', (_, path) => {
	expect(holdsSecret(path, SECRET)).toBe(false);
});

it.each([
	undefined,
	'',
	'wati',
	'00000000-0000-0000-0000-000000000000',
	'3f2b8c1e-9d4a-1b6f-8a21-5c7e9f0d1b23',
])('%j is no secret, whatever the address', (webhookId) => {
	expect(isSecret(webhookId)).toBe(false);
	expect(holdsSecret(`/webhook/${webhookId ?? ''}/wati`, webhookId)).toBe(false);
});
