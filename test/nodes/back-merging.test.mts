import { backOnly, bothWays, OBEYS, type BothWays } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const CALM = { wati: { switches: OBEYS } };

/** Jane on both sides, in step. */
async function inStep(settings: BothWays = {}) {
	const world = await open(bothWays({ ...CALM, ...settings }));
	const { id } = await world.synced({ ...JANE, tags: ['VIP', 'Gold'] });
	return { world, id, agent: world.wati.agent, merchant: world.shopify.merchant };
}

const hello = async (world: World) => inShort(await world.says(JANES, 'Hello'));

describe('a tag attribute that an agent', () => {
	it.each([
		['sets to true adds the tag', 'tag_new_one', 'true', ['Gold', 'new_one', 'VIP']],
		['sets to false removes the tag', 'tag_vip', 'false', ['Gold']],
		['empties removes the tag', 'tag_vip', '', ['Gold']],
		['sets to True leaves the tag', 'tag_vip', 'True', ['Gold', 'VIP']],
		['sets to false changes nothing where there is no tag', 'tag_other', 'false', ['Gold', 'VIP']],
	])('%s', async (_, name, value, tags) => {
		const { world, id, agent } = await inStep();
		agent.setAttribute(JANES, name, value);
		await hello(world);
		const byName = (a: string, b: string) => a.localeCompare(b);
		expect([...world.customer(id).tags].sort(byName)).toEqual(tags);
		expect(await hello(world)).toBe('unchanged alreadyInStep');
	});

	it('removes altogether removes the tag', async () => {
		const { world, id, agent } = await inStep();
		agent.removeAttribute(JANES, 'tag_vip');
		expect(await hello(world)).toBe('updated contactChanged');
		expect(world.customer(id).tags).toEqual(['Gold']);
	});

	it('sets to false and back to true brings the tag back as it was spelled', async () => {
		const { world, id, agent } = await inStep();
		for (const value of ['false', 'true']) {
			agent.setAttribute(JANES, 'tag_vip', value);
			await hello(world);
		}
		expect(world.customer(id).tags).toHaveLength(2);
		expect(world.customer(id).tags.map((tag) => tag.toLowerCase())).toContain('vip');
	});

	it('sets while Shopify adds and removes others: each tag goes its own way', async () => {
		const { world, id, agent, merchant } = await inStep();
		world.shopify.webhooks.dropNext(2);
		merchant.addTags(id, ['Silver']);
		merchant.removeTags(id, ['Gold']);
		agent.setAttribute(JANES, 'tag_vip', 'false');
		expect(await hello(world)).toBe('updated contactChanged');
		expect(world.customer(id).tags).toEqual(['Silver']);
	});

	it('has a prefix but no readable name is told, and adds nothing', async () => {
		const { world, id, agent } = await inStep();
		agent.setAttribute(JANES, 'tag_Big Spender!', 'true');
		expect((await world.says(JANES, 'Hello')).problems).toMatchObject([
			{ code: 'tagNameUnreadable', field: 'tag_Big Spender!' },
		]);
		expect(world.customer(id).tags).toHaveLength(2);
	});
});

describe('which tags cross is a setting:', () => {
	it.each([
		['only those on the include list', { options: { includeTags: 'vip' } }, ['vip']],
		['none on the exclude list', { options: { excludeTags: 'VIP' } }, ['gold']],
		['all without tags being synced: none', { syncTags: false }, []],
		['with another prefix', { tagPrefix: 'is_' }, ['silver']],
		[
			'with no prefix: what says true, and nothing else',
			{ tagPrefix: '' },
			['is_silver', 'tag_gold', 'tag_vip', 'vip_since'],
		],
	])('%s', async (_, map, tags) => {
		const world = await open(backOnly({ ...CALM, map }));
		world.wati.agent.addContact({
			number: JANES,
			params: {
				tag_vip: 'true',
				tag_gold: 'true',
				is_silver: 'true',
				vip_since: 'TRUE',
				email: 'jane@example.com',
				city: 'Bonn',
				opted_in: 'true',
			},
		});
		await world.says(JANES, 'Hello');
		expect([...world.customer().tags].sort()).toEqual(tags);
	});
});

describe('an e-mail address that an agent changes', () => {
	it('reaches Shopify with the next message, and the customer’s consent stays', async () => {
		const { world, id, agent } = await inStep();
		agent.setAttribute(JANES, 'email', 'New@Example.com');
		const outcome = await world.says(JANES, 'Hello');
		expect(inShort(outcome)).toBe('updated contactChanged');
		expect(outcome.changes).toEqual([
			{ side: 'customer', field: 'email', from: JANE.email, to: 'New@Example.com' },
		]);
		expect(world.customer(id)).toMatchObject({
			email: 'New@Example.com',
			consents: { email: { state: 'SUBSCRIBED' } },
		});
		expect(await hello(world)).toBe('unchanged alreadyInStep');
	});

	it.each([
		['clear', null],
		['keep', 'jane@example.com'],
	])('to nothing: the setting "%s" decides', async (whenEmpty, email) => {
		const rule = {
			source: 'attribute',
			attribute: 'email',
			field: 'email',
			type: 'text',
			whenEmpty,
		};
		const { world, id, agent } = await inStep({ map: { contactRules: { rule: [rule] } } });
		agent.setAttribute(JANES, 'email', '');
		await hello(world);
		expect(world.customer(id).email).toBe(email);
	});

	it('by removing the attribute clears nothing: absent is not empty', async () => {
		const { world, id, agent } = await inStep();
		agent.removeAttribute(JANES, 'email');
		expect(await hello(world)).toBe('unchanged alreadyInStep');
		expect(world.customer(id).email).toBe(JANE.email);
	});

	it('to what is no address is told, and nothing is written', async () => {
		const { world, id, agent } = await inStep();
		agent.setAttribute(JANES, 'email', 'jane at example');
		expect(await hello(world)).toBe('unchanged alreadyInStep emailInvalid');
		expect(world.customer(id).email).toBe(JANE.email);
	});

	describe.each([
		['shopifyWins', 'shop@example.com', 'shop@example.com', 'unchanged alreadyInStep conflictLost'],
		['watiWins', 'wati@example.com', 'wati@example.com', 'updated contactChanged conflictWon'],
		['hold', 'shop@example.com', 'wati@example.com', 'held conflictHeld conflictHeld'],
	])('while Shopify changes it too, under %s,', (conflictRule, customers, contacts, told) => {
		const rule = { upsert: { conflictRule }, upsertThere: { conflictRule } };

		it('the message first', async () => {
			const { world, id, agent, merchant } = await inStep(rule);
			world.shopify.webhooks.hold();
			agent.setAttribute(JANES, 'email', 'wati@example.com');
			merchant.updateCustomer(id, { email: 'shop@example.com' });
			expect(await hello(world)).toBe(told);
			await world.shopify.webhooks.release();
			await world.settled();
			expect(world.customer(id).email).toBe(customers);
			expect(world.contact(JANES).params.email).toBe(contacts);
		});

		it('the webhook first: both end as the rule says', async () => {
			const { world, id, agent, merchant } = await inStep(rule);
			agent.setAttribute(JANES, 'email', 'wati@example.com');
			merchant.updateCustomer(id, { email: 'shop@example.com' });
			await world.settled();
			await hello(world);
			expect(world.customer(id).email).toBe(customers);
			expect(world.contact(JANES).params.email).toBe(contacts);
		});
	});
});

it('what only Shopify changed is left to the other direction', async () => {
	const { world, id, merchant } = await inStep();
	world.shopify.webhooks.dropNext(1);
	merchant.updateCustomer(id, { email: 'shop@example.com' });
	expect(await hello(world)).toBe('unchanged alreadyInStep leftToOtherDirection');
	expect(world.writes()).toEqual([]);
	expect(world.contact(JANES).params.email).toBe(JANE.email);
});

it.each(['merges', 'replaces'] as const)(
	'attributes that are not ours are untouched where an update %s',
	async (put) => {
		const world = await open(backOnly({ wati: { switches: { put } } }));
		const theirs = { city: 'Bonn', birthday: '1990-01-01', tag_by_hand: 'true' };
		world.wati.agent.addContact({ number: JANES, params: theirs });
		await world.says(JANES, 'Hello');
		expect(world.contact(JANES).params).toMatchObject(theirs);
		world.wati.agent.setAttribute(JANES, 'email', 'jane@example.com');
		await world.says(JANES, 'Hello');
		expect(world.contact(JANES).params).toMatchObject({ ...theirs, email: 'jane@example.com' });
	},
);
