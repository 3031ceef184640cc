import { crowd, numberOf, personOf } from '../support/crowd.mts';
import { onePage, runImport, type ImportedPage, type Stand } from '../support/imports.mts';
import { JANE, JOHN } from '../support/people.mts';
import { counts, type Summary } from '../support/summary.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const FIRST: Stand = { cursor: '', putOff: [], isFirst: true, customersToCome: 60 };

const legacy = (ids: readonly string[]) => ids.map((id) => id.replace(/^.*\//, ''));

const summaryIn = ({ summary }: ImportedPage): Summary => {
	if (summary === undefined) throw new Error('Nobody was on the page');
	return summary;
};

const mixed = (world: World) => {
	const { merchant } = world.shopify;
	crowd(world, 10);
	const noPhone = merchant.createCustomer({ ...JANE, phone: null });
	const held = merchant.createCustomer(JOHN);
	world.wati.agent.addContact({
		number: '14155552672',
		params: { shopify_customer_id: '1' },
	});
	return { noPhone: noPhone.legacyId, held: held.legacyId };
};

it('a batch tells of each who was left out, why, in so many words', async () => {
	const world = await open({ templates: [] });
	const { noPhone, held } = mixed(world);
	const done = await runImport(world);
	expect(counts(done)).toEqual({ created: 10, skipped: 1, held: 1 });
	const summary = done.pages[0]?.summary;
	expect(summary?.reasons).toEqual({ skipped: { noPhone: 1 }, held: { linkConflict: 1 } });
	expect(summary?.exceptions).toMatchObject([
		{ customerId: noPhone, action: 'skipped', reason: 'noPhone' },
		{ customerId: held, action: 'held', reason: 'linkConflict' },
	]);
});

it('a dry run writes nothing and tells whom it would create, as Wati’s importer takes them', async () => {
	const world = await open({ templates: [] });
	mixed(world);
	world.shopify.merchant.createCustomer({ ...personOf(50), tags: ['VIP'] });
	const done = await runImport(world, { upsert: { dryRun: true } });
	expect(world.writes()).toEqual([]);
	expect(counts(done)).toEqual({ created: 11, skipped: 1, held: 1 });
	const contacts = done.pages[0]?.summary?.newContacts ?? [];
	expect(contacts).toHaveLength(11);
	expect(contacts.map(({ allowCampaign }) => allowCampaign)).toEqual([
		...Array.from({ length: 10 }, (_, line) => line % 2 === 0),
		true,
	]);
	expect(contacts.at(-1)).toEqual({
		name: 'Customer 50',
		number: numberOf(50),
		allowCampaign: true,
		attributes: { email: personOf(50).email, tag_vip: 'true' },
	});
	expect(counts(await runImport(world))).toEqual({ created: 11, skipped: 1, held: 1 });
});

it('contacts that the merchant imports by hand instead are found, and only updated', async () => {
	const world = await open({ templates: [] });
	crowd(world, 60);
	const dry = await runImport(world, { upsert: { dryRun: true } });
	for (const { name, number, allowCampaign, attributes } of dry.pages[0]?.summary?.newContacts ??
		[]) {
		world.wati.agent.addContact({ name, number, allowCampaign, params: attributes });
	}
	const done = await runImport(world);
	expect(counts(done)).toEqual({ updated: 60 });
	expect(world.writes()).toEqual(['PUT /contacts']);
	expect(world.wati.contacts()).toHaveLength(60);
	expect(world.contact(numberOf(1)).allowCampaign).toBe(false);
});

it('a page that was cut off counts those that it had created as created, and no others', async () => {
	const world = await open({ templates: [], wati: { monthlyQuota: 20 } });
	const ids = legacy(crowd(world, 30));
	const cut = await onePage(world, FIRST);
	expect(cut.summary?.stop).not.toBeNull();
	world.wati.options.monthlyQuota = null;
	const begunBefore = ids.slice(0, 25);
	const again = await onePage(world, { ...FIRST, begunBefore });
	expect(counts(summaryIn(again))).toEqual({ created: 30 });
	const third = await onePage(world, FIRST);
	expect(counts(summaryIn(third))).toEqual({ unchanged: 30 });
});

it('who is put off comes with the next page as they are then', async () => {
	const world = await open({ templates: [] });
	const ids = crowd(world, 60);
	await runImport(world);
	for (const id of ids.slice(0, 4)) world.shopify.merchant.addTags(id, ['VIP']);
	const between = (page: number) => {
		if (page !== 2) return;
		const { merchant } = world.shopify;
		merchant.deleteCustomer(ids[0] ?? '');
		merchant.removeTags(ids[1] ?? '', ['VIP']);
		merchant.addTags(ids[2] ?? '', ['Gold']);
	};
	const done = await runImport(world, { pageSize: 30, between });
	expect(done.pages[0]?.summary?.putOff).toEqual(legacy(ids.slice(0, 4)));
	expect(world.contact(numberOf(0)).params.tag_vip).toBeUndefined();
	expect(world.contact(numberOf(1)).params.tag_vip ?? 'false').toBe('false');
	expect(world.contact(numberOf(2)).params).toMatchObject({ tag_vip: 'true', tag_gold: 'true' });
	expect(counts(done)).toMatchObject({ updated: 2 });
});

it('full hundreds are written at once, wherever their customers come from', async () => {
	const world = await open({ templates: [] });
	for (let line = 0; line < 250; line += 1) {
		world.wati.agent.addContact({ number: numberOf(line), name: `Known ${line}` });
	}
	crowd(world, 250);
	const done = await runImport(world, { pageSize: 60, map: { consentChannel: 'none' } });
	expect(done.pages.map(({ summary }) => summary?.updated)).toEqual([0, 100, 0, 100, 50]);
	expect(world.writes()).toHaveLength(3);
});

it('an unreadable customer in Shopify’s answer fails alone', async () => {
	const world = await open({ templates: [] });
	const ids = crowd(world, 30);
	await runImport(world, { upsert: { dryRun: true } });
	const asked = world.shopify.requests.find(
		({ operationName }) => operationName === 'ListCustomers',
	);
	const address = `${world.shopify.origin}/admin/api/${asked?.apiVersion}/graphql.json`;
	const answer = await fetch(address, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'X-Shopify-Access-Token': world.shopify.options.accessToken,
		},
		body: JSON.stringify({ query: asked?.query, variables: asked?.variables }),
	});
	const body = (await answer.json()) as { data: { customers: { nodes: object[] } } };
	body.data.customers.nodes[7] = { id: ids[7], updatedAt: 'yesterday' };
	world.shopify.faults.add({ on: 'ListCustomers', do: { kind: 'status', status: 200, body } });
	const done = await runImport(world);
	expect(counts(done)).toEqual({ created: 29, failed: 1 });
	expect(done.pages[0]?.summary?.exceptions).toMatchObject([
		{ customerId: legacy(ids)[7], action: 'failed', reason: 'notMapped' },
	]);
	expect(done.stop).toBeNull();
});

it('a mapping that is wrong for everybody ends the page before anybody is looked up', async () => {
	const world = await open({ templates: [] });
	crowd(world, 3);
	await expect(runImport(world, { map: { tagPrefix: 'Tag ' } })).rejects.toThrow('tag prefix');
	expect(world.watiCalls()).toEqual(['GET /contacts/count']);
});
