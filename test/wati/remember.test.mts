import { rememberedBy } from '../../nodes/core/attributes.ts';
import type { Ledger } from '../../nodes/core/ledger.ts';
import { encodeLedger } from '../../nodes/core/ledgerText.ts';
import type { Write } from '../../nodes/core/write.ts';
import type { Contact } from '../../nodes/core/profile.ts';
import { remember, type Memory } from '../../nodes/wati/remember.ts';
import { contactBook } from './contactBook.mts';
import { NOON } from './customers.mts';
import { answer, dto, NUMBER, ok, scripted } from './scriptedWati.mts';

const names = { link: 'shopify_customer_id', ledger: 'shopify_sync' };
const known: Ledger = {
	updatedAt: '',
	readAt: '',
	fields: { city: { customer: 'Kiel', contact: 'Kiel' } },
	tags: {},
	pushes: [{ updatedAt: NOON, readAt: NOON, keys: 'all' }],
};

const before: Contact = {
	id: `id-${NUMBER}`,
	number: NUMBER,
	name: 'Ada',
	allowCampaign: true,
	attributes: { lead_stage: 'New lead' },
};

const write = (ledger: Ledger = known, set: Write['set'] = {}): Write => ({
	set: { city: 'Kiel', [names.link]: '42', ...encodeLedger(ledger, names.ledger, ''), ...set },
	ledger,
	prefix: '',
	changes: [{ side: 'contact', field: 'city', from: null, to: 'Kiel' }],
	reason: 'firstLink',
	problems: [],
	release: [],
});

const memory = (part: Partial<Memory> = {}): Memory => ({
	contact: before,
	write: write(),
	consent: undefined,
	...part,
});

const contactIn = (book: ReturnType<typeof contactBook>['book']): Contact => ({
	...before,
	attributes: book.get(NUMBER)?.attributes ?? {},
});

it.each(['merges', 'replaces'] as const)(
	'writes link and ledger and keeps what else is there, where an update %s',
	async (put) => {
		const { book, respond } = contactBook({ [NUMBER]: { attributes: before.attributes } }, { put });
		const { sync, log } = scripted(respond);
		const [kept] = await remember(sync, [memory()]);
		const restored = put === 'replaces' ? [{ code: 'attributesRestored' }] : [];
		expect(kept).toEqual({ ok: true, value: { changes: write().changes, problems: restored } });
		expect(book.get(NUMBER)?.attributes).toMatchObject({ lead_stage: 'New lead', city: 'Kiel' });
		const { customerId, ledger } = rememberedBy(contactIn(book), sync.settings.names);
		expect({ customerId, ledger }).toEqual({ customerId: '42', ledger: known });
		expect(log).toHaveLength(put === 'replaces' ? 2 : 1);
	},
);

it('writes a hundred to a call', async () => {
	const numbers = Array.from({ length: 101 }, (_, index) => `4917000${1000 + index}`);
	const { respond } = contactBook(Object.fromEntries(numbers.map((number) => [number, {}])));
	const { sync, log } = scripted(respond);
	const results = await remember(
		sync,
		numbers.map((number) => memory({ contact: { ...before, id: number, number, attributes: {} } })),
	);
	expect(results.every(({ ok: done }) => done)).toBe(true);
	expect(log).toHaveLength(2);
});

it('mends the ledger where the answer shows less than was asked for', async () => {
	const { book, respond } = contactBook(
		{ [NUMBER]: { attributes: before.attributes } },
		{ campaign: 'ignored' },
	);
	const ledger: Ledger = {
		...known,
		consent: { customer: 'unsubscribed', contact: false, channel: 'email' },
	};
	const asked = { value: false, before: true, carried: false };
	const one = { ...write(ledger, { allowbroadcast: 'false' }), asked };
	const { sync } = scripted(respond);
	const consent = { state: 'unsubscribed', channel: 'email' } as const;
	const [kept] = await remember(sync, [memory({ write: one, consent })]);
	expect(kept).toMatchObject({ value: { problems: [{ code: 'consentNotApplied' }] } });
	expect(rememberedBy(contactIn(book), sync.settings.names).ledger?.consent).toMatchObject({
		contact: true,
		asked: { value: false },
	});
	expect(sync.account.knowledge.campaign).toBe('ignored');
});

it('looks at the contact where the answer lacks it', async () => {
	const after = dto(NUMBER, { ...before.attributes, ...write().set });
	const { sync, log } = scripted([ok({ contact_list: [] }), ok(after)]);
	expect(await remember(sync, [memory()])).toMatchObject([{ ok: true }]);
	expect(log).toEqual([`PUT ${NUMBER}`, `GET /contacts/${NUMBER}`]);
});

it('writes once more where the contact is as it was, then says that it is', async () => {
	const { sync, log } = scripted((request) =>
		request.method === 'PUT' ? ok({ contact_list: [] }) : ok(dto(NUMBER)),
	);
	const [kept] = await remember(sync, [memory()]);
	expect(log.filter((call) => call.startsWith('PUT'))).toHaveLength(2);
	expect(kept).toMatchObject({ ok: false, failure: { kind: 'unclear' } });
});

it('says so when the contact is gone', async () => {
	const { sync } = scripted((request) =>
		request.method === 'PUT' ? ok({ contact_list: [] }) : answer(404, ''),
	);
	expect(await remember(sync, [memory()])).toMatchObject([
		{ ok: false, failure: { kind: 'vanished' } },
	]);
});
