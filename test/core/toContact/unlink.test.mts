import fc from 'fast-check';
import { valueOnContact } from '../../../nodes/core/attributes.ts';
import type { Contact } from '../../../nodes/core/profile.ts';
import { planRedaction } from '../../../nodes/core/toContact/planRedaction.ts';
import { planUnlink } from '../../../nodes/core/toContact/planUnlink.ts';
import { withStandIns, type Removal } from '../../../nodes/core/toContact/removal.ts';
import { verifyRemoval } from '../../../nodes/core/toContact/verifyRemoval.ts';
import { stored, type Service } from '../contactModel.mts';
import { contact, CUSTOMER_ID, linked, names, NUMBER, settings } from '../people.mts';

const both = (value: string) => ({ customer: value, contact: value });
const rules = {
	names,
	campaignParameter: settings.campaignParameter,
	consent: 'synced',
	tagPrefix: { text: 'tag_' },
	attributes: ['email'],
} as const;

const ada = linked(
	{
		attributes: {
			Email: 'ada@example.com',
			city: 'London',
			tag_vip: 'true',
			tag_old: 'false',
			vip_2: 'true',
			other: 'true',
			may_market: 'true',
		},
	},
	{ fields: { email: both('ada@example.com') }, tags: { tag_vip: 'VIP', vip_2: '' } },
);

describe('unlinking', () => {
	const { set, changes, asksOff } = planUnlink(ada, rules);

	it('empties link and ledger, sets tags false, asks campaigns off, and names nothing else', () => {
		expect(set).toEqual({
			customer_id: '',
			sync: '',
			tag_vip: 'false',
			vip_2: 'false',
			allowbroadcast: 'false',
			may_market: 'false',
		});
		expect(asksOff).toBe(true);
	});

	it('tells each change by the word that people use', () => {
		expect(changes.map(({ change }) => [change.field, change.from, change.to])).toEqual([
			['customer_id', CUSTOMER_ID, null],
			['tag: VIP', true, false],
			['vip_2', true, false],
			['Allow campaign', true, false],
			['may_market', 'true', 'false'],
		]);
	});

	it.each([
		['tags are not synced', { tagPrefix: 'none' }, ['tag_vip', 'vip_2']],
		['the prefix is empty', { tagPrefix: { text: '' } }, ['other']],
		['consents are not synced', { consent: 'none' }, ['may_market', 'allowbroadcast']],
		['no parameter is known', { campaignParameter: '' }, ['allowbroadcast', '']],
		['there is no consent attribute', { names: { ...names, consent: '' } }, ['may_market', '']],
	] as const)('where %s, these stay: %j', (_, part, untouched) => {
		const names = Object.keys(planUnlink(ada, { ...rules, ...part }).set);
		expect(names.filter((name) => (untouched as readonly string[]).includes(name))).toEqual([]);
	});

	it('asks nothing of a contact that is closed already', () => {
		const closed = planUnlink({ ...ada, allowCampaign: false }, rules);
		expect(closed.asksOff).toBe(false);
		expect(closed.set).not.toHaveProperty('allowbroadcast');
	});
});

describe('erasing', () => {
	const redaction = (one: Contact, part = {}) => planRedaction(one, { ...rules, ...part });

	it('empties all that the ledger knows, tags, link and ledger, says no to campaigns, and leaves the rest', () => {
		const plan = redaction(ada);
		expect(plan).toMatchObject({
			set: {
				customer_id: '',
				sync: '',
				Email: '',
				tag_vip: '',
				tag_old: '',
				vip_2: '',
				may_market: 'false',
				allowbroadcast: 'false',
			},
			problems: [{ code: 'nameStays' }],
		});
		expect(Object.keys((plan as Removal).set)).not.toContain('city');
	});

	it('tells no value', () => {
		expect(JSON.stringify((redaction(ada) as Removal).changes)).not.toContain('ada@');
	});

	it.each([
		['nothing', {}],
		['what is not the sync’s', { city: 'London' }],
		['what was emptied, or stood in for', { customer_id: '-', sync: '-', email: '-' }],
		['a plain no', { tag_vip: 'false', may_market: 'false' }],
	])('finds nothing to erase on a contact with %s', (_, attributes) => {
		expect(redaction(contact({ attributes }))).toBe('nothing');
	});

	it.each([
		['the e-mail address', { email: 'ada@example.com' }],
		['a tag', { tag_vip: 'true' }],
		['half of a ledger', { sync_2: 'x' }],
	])('finds %s on a contact whose link is gone', (_, attributes) => {
		expect(redaction(contact({ attributes }))).toMatchObject({ reason: 'contactRedacted' });
	});

	it.each([
		['', []],
		[NUMBER, []],
		[`+${NUMBER}`, []],
		['Ada', ['nameStays']],
	])('of the name %j it tells %j', (name, codes) => {
		const plan = redaction({ ...ada, name }) as Removal;
		expect(plan.problems.map(({ code }) => code)).toEqual(codes);
	});
});

describe('what an answer shows', () => {
	const plan = planUnlink(ada, rules);
	const after = (service: Service, set = plan.set) =>
		verifyRemoval(plan, set, stored(ada, set, service));

	it('all of it, where the service obeys', () => {
		const { left, learned, changes, problems } = after({ campaign: 'obeyed', emptyValues: 'kept' });
		expect([left, problems, learned]).toEqual([
			[],
			[],
			{ emptyValues: 'accepted', campaign: 'works' },
		]);
		expect(changes).toHaveLength(plan.changes.length);
	});

	it('what was not taken, where it does not', () => {
		const { left, learned, changes, problems } = after({
			campaign: 'ignored',
			emptyValues: 'ignored',
		});
		expect(left).toEqual(['customer_id', 'sync']);
		expect(learned).toEqual({ emptyValues: 'refused', campaign: 'ignored' });
		expect(problems).toEqual([{ code: 'consentNotApplied' }]);
		expect(changes.map(({ field }) => field)).toEqual(['tag: VIP', 'vip_2', 'may_market']);
	});

	it('a stand-in counts as empty', () => {
		const ignoring = { campaign: 'obeyed', emptyValues: 'ignored' } as const;
		expect(after(ignoring, withStandIns(plan)).left).toEqual([]);
	});
});

const attributes = fc.dictionary(
	fc.constantFrom(
		'email',
		'Email',
		'city',
		'tag_vip',
		'tag_x',
		'may_market',
		'sync_2',
		'customer_id',
	),
	fc.constantFrom('', '-', 'true', 'false', 'ada@example.com', CUSTOMER_ID),
);
const service = fc.record({
	campaign: fc.constantFrom('obeyed' as const, 'ignored' as const),
	emptyValues: fc.constantFrom('kept' as const, 'ignored' as const),
});

it('whatever is on the contact, erasing it twice finds nothing the second time', () => {
	fc.assert(
		fc.property(attributes, service, fc.boolean(), (some, how, allowCampaign) => {
			const before = contact({ attributes: some, allowCampaign });
			const plan = planRedaction(before, rules);
			if (plan === 'nothing') return;
			const first = stored(before, plan.set, how);
			const { left } = verifyRemoval(plan, plan.set, first);
			const again = Object.entries(withStandIns(plan)).filter(([name]) => left.includes(name));
			const last = stored(first, Object.fromEntries(again), how);
			expect(planRedaction(last, rules)).toBe('nothing');
			expect(valueOnContact(last, 'city')).toBe(valueOnContact(before, 'city'));
		}),
	);
});
