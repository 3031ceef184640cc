import type { Summary } from '../../nodes/core/summary.ts';
import { explain } from '../../nodes/n8n/explain.ts';
import { summaryJson } from '../../nodes/n8n/summaryJson.ts';

const nothing: Summary = {
	counts: { created: 0, updated: 0, unchanged: 0, skipped: 0, held: 0, failed: 0 },
	reasons: {},
	problems: {},
	putOff: [],
	exceptions: [],
	newContacts: [],
	stop: undefined,
};

it('tells of an empty batch that nothing was done', () => {
	expect(summaryJson(nothing, 0)).toEqual({
		records: 0,
		created: 0,
		updated: 0,
		unchanged: 0,
		skipped: 0,
		held: 0,
		failed: 0,
		reasons: {},
		problems: {},
		calls: 0,
		putOff: [],
		exceptions: [],
		newContacts: [],
		stop: null,
	});
});

it('counts those that were put off among the records', () => {
	const counts = { created: 1, updated: 2, unchanged: 3, skipped: 4, held: 5, failed: 6 };
	const told = summaryJson({ ...nothing, counts, putOff: ['8123', '8124'] }, 7);
	expect(told).toMatchObject({ records: 23, putOff: ['8123', '8124'], calls: 7, ...counts });
});

it('explains each exception, and quotes Wati where it said something', () => {
	const quiet = { customerId: '1', action: 'skipped', reason: 'noPhone' } as const;
	const said = {
		customerId: '2',
		action: 'failed',
		reason: 'refused',
		detail: 'Bad value',
	} as const;
	expect(summaryJson({ ...nothing, exceptions: [quiet, said] }, 0).exceptions).toEqual([
		{ ...quiet, message: explain('noPhone') },
		{
			customerId: '2',
			action: 'failed',
			reason: 'refused',
			message: `${explain('refused')} Wati says: Bad value`,
		},
	]);
});

it('says why a batch does not count, and not of whom', () => {
	const stop = { customerId: '1', action: 'failed', reason: 'rateLimited' } as const;
	expect(summaryJson({ ...nothing, stop }, 0).stop).toEqual({
		reason: 'rateLimited',
		message: explain('rateLimited'),
	});
});

it('is plain data that a table can hold', () => {
	const contact = {
		name: 'Ada',
		number: '4915',
		allowCampaign: true,
		attributes: { email: 'a@b' },
	};
	const told = summaryJson({ ...nothing, newContacts: [contact] }, 1);
	expect(JSON.parse(JSON.stringify(told))).toEqual(told);
	expect(told.newContacts).toEqual([contact]);
});

it('names contacts in the other direction, with who said what, and the calls to both sides', () => {
	const told = { contact: '4915', action: 'failed', reason: 'refused', detail: 'No' } as const;
	const note = { direction: 'watiToShopify', shopifyCalls: 3 } as const;
	const exceptions = [told, { ...told, saidBy: 'contact' } as const];
	const { detail: _, ...shown } = told;
	expect(summaryJson({ ...nothing, exceptions }, 2, note)).toMatchObject({
		calls: 2,
		shopifyCalls: 3,
		exceptions: [
			{ ...shown, message: `${explain('refused')} Shopify says: No` },
			{ ...shown, message: `${explain('refused')} Wati says: No` },
		],
	});
});
