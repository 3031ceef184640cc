import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let wati: WatiSandbox;

beforeEach(async () => {
	wati = await startWati();
});

afterEach(async () => await wati.close());

const NUMBER = '14155552671';
const HEADS = 'Name,Phone,Allow Campaign,email';
const upload = (...lines: readonly string[]) => wati.agent.importContacts(lines.join('\r\n'));

it('makes a contact of every row, with what is in further columns as attributes', () => {
	const result = upload(
		'Name,Phone,Allow Campaign,email,tag_vip',
		`Ada,${NUMBER},TRUE,a@b.co,true`,
		'Bob,4915112345678,FALSE,,',
	);
	expect(result).toEqual({ created: 2, updated: 0, refused: [] });
	expect(wati.contact(NUMBER)).toMatchObject({
		name: 'Ada',
		allowCampaign: true,
		params: { email: 'a@b.co', tag_vip: 'true' },
	});
	expect(wati.contact('4915112345678')).toMatchObject({ allowCampaign: false, params: {} });
});

it('needs no column for Allow campaign, and then leaves it as it is for anybody', () => {
	wati.agent.addContact({ number: NUMBER, allowCampaign: false });
	upload('Name,Phone', `Ada,${NUMBER}`, 'Bob,4915112345678');
	expect(wati.contact(NUMBER)?.allowCampaign).toBe(false);
	expect(wati.contact('4915112345678')?.allowCampaign).toBe(true);
});

it.each([
	['name,PHONE,allow campaign', false],
	[' Name , Phone , AllowCampaign ', false],
	['Name,Phone,Allow_Campaign', true],
	['Name,Phone,Allow Broadcast', true],
])('reads the heads %j with tolerance for case and spaces only', (heads, allowed) => {
	upload(heads, `Ada,${NUMBER},FALSE`);
	expect(wati.contact(NUMBER)?.allowCampaign).toBe(allowed);
});

it.each([
	[`,${NUMBER},TRUE,`, 'noName'],
	[`  ,${NUMBER},TRUE,`, 'noName'],
	[`Ada,+${NUMBER},TRUE,`, 'noWhatsAppNumber'],
	['Ada,1 415 555 2671,TRUE,', 'noWhatsAppNumber'],
	['Ada,1-415-555-2671,TRUE,', 'noWhatsAppNumber'],
	['Ada,0014155552671,TRUE,', 'noWhatsAppNumber'],
	['Ada,1.41556E+10,TRUE,', 'noWhatsAppNumber'],
	['Ada,,TRUE,', 'noWhatsAppNumber'],
	[`Ada,${NUMBER},true,`, 'neitherTrueNorFalse'],
	[`Ada,${NUMBER},yes,`, 'neitherTrueNorFalse'],
	[`Ada,${NUMBER},,`, 'neitherTrueNorFalse'],
	[`Ada,${NUMBER},TRUE,${'x'.repeat(11)}`, 'attribute'],
])('refuses the row %j, and no other', (row, reason) => {
	Object.assign(wati.options.switches, { maxValueLength: 10 });
	const result = upload(HEADS, row, 'Bob,4915112345678,TRUE,');
	expect(result).toMatchObject({ created: 1, refused: [{ row: 1, reason }] });
	expect(wati.contacts().map(({ name }) => name)).toEqual(['Bob']);
});

it('takes the first of two rows with one number', () => {
	const result = upload(HEADS, `Ada,${NUMBER},TRUE,`, `Eve,${NUMBER},FALSE,`);
	expect(result.refused).toEqual([{ row: 2, phone: NUMBER, reason: 'repeatedInFile' }]);
	expect(wati.contact(NUMBER)).toMatchObject({ name: 'Ada', allowCampaign: true });
});

it.each([
	[
		'updates',
		{ created: 0, updated: 1, refused: [] },
		{ name: 'Eve', allowCampaign: true, params: { city: 'Rome', email: 'e@b.co' } },
	],
	[
		'skips',
		{ created: 0, updated: 0, refused: [{ row: 1, phone: NUMBER, reason: 'alreadyThere' }] },
		{ name: 'Ada', allowCampaign: false, params: { city: 'Rome' } },
	],
] as const)('a number that is a contact already: %s', (position, result, contact) => {
	wati.options.switches.importOfKnownNumber = position;
	wati.agent.addContact({
		number: NUMBER,
		name: 'Ada',
		allowCampaign: false,
		params: { city: 'Rome' },
	});
	expect(upload(`${HEADS},city`, `Eve,${NUMBER},TRUE,e@b.co,`)).toEqual(result);
	expect(wati.contact(NUMBER)).toMatchObject(contact);
});

it.each([
	['a comma', '"Lovelace, Ada"', 'Lovelace, Ada'],
	['quotes', '"Ada ""Countess"" L."', 'Ada "Countess" L.'],
	['a line break', '"Ada\r\nLovelace"', 'Ada\r\nLovelace'],
	['nothing to quote', '"Ada"', 'Ada'],
	['other letters', 'Adä 💚', 'Adä 💚'],
])('reads a field with %s', (_, field, name) => {
	upload(HEADS, `${field},${NUMBER},TRUE,`, 'Bob,4915112345678,TRUE,');
	expect(wati.contact(NUMBER)?.name).toBe(name);
	expect(wati.contacts()).toHaveLength(2);
});

it.each([
	['with a byte order mark', `\uFEFF${HEADS}\r\nAda,${NUMBER},TRUE,\r\n`],
	['with bare line feeds', `${HEADS}\nAda,${NUMBER},TRUE,\n`],
	['without a last line break', `${HEADS}\r\nAda,${NUMBER},TRUE,`],
])('reads a file %s', (_, csv) => {
	expect(wati.agent.importContacts(csv)).toEqual({ created: 1, updated: 0, refused: [] });
});

it('imports nothing from a file with heads alone', () => {
	expect(upload(HEADS)).toEqual({ created: 0, updated: 0, refused: [] });
});

it.each([
	['is empty', ''],
	['has no column for the number', 'Name,WhatsApp\r\nAda,1'],
	['has no column for the name', 'First name,Phone\r\nAda,1'],
	['has a column twice', 'Name,Phone,email,Email\r\nAda,1,a,b'],
	['has a column without a name', 'Name,Phone,\r\nAda,1,a'],
	['is separated by semicolons', `Name;Phone\r\nAda;${NUMBER}`],
	['has too few fields in a row', `${HEADS}\r\nAda,${NUMBER}`],
	['has a comma that was not quoted', `${HEADS}\r\nLovelace, Ada,${NUMBER},TRUE,`],
	['has an empty line', `${HEADS}\r\n\r\nAda,${NUMBER},TRUE,`],
	['has a quote within a bare field', `${HEADS}\r\nAda "C" L,${NUMBER},TRUE,`],
	['has something behind a closing quote', `${HEADS}\r\n"Ada"L,${NUMBER},TRUE,`],
	['has a quote that is never closed', `${HEADS}\r\n"Ada,${NUMBER},TRUE,`],
])('refuses a file that %s, and makes nobody', (_, csv) => {
	expect(() => wati.agent.importContacts(csv)).toThrow();
	expect(wati.contacts()).toEqual([]);
});

it('is no call: it costs no quota and no webhook tells of it', () => {
	wati.agent.addWebhook('http://127.0.0.1:9/webhook', ['message', 'newContactMessageReceived']);
	upload(HEADS, `Ada,${NUMBER},TRUE,`);
	expect([wati.requests, wati.quota.used, wati.webhooks.deliveries]).toEqual([[], 0, []]);
});
