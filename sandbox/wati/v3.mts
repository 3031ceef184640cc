import type { Account } from './account.mts';
import { empty, json, v3Error, type Answer } from './answer.mts';
import { addContactV3, assignTeamsV3, updateContactsV3 } from './bodies.mts';
import { bodyOf, type Call } from './call.mts';
import { isWhatsAppNumber, type Contact } from './contact.mts';
import { contactDtoV3, NO_CONTACT } from './contactDtoV3.mts';
import { createByApi, writeParams } from './contactWrites.mts';
import type { WatiSwitches } from './options.mts';
import { checkParams } from './params.mts';
import { optionalDate, requiredInteger } from './query.mts';
import { Refusal } from './refusal.mts';
import type { PathValues, Route } from './route.mts';
import { keyOfTarget } from './target.mts';

const CONTACTS = '/api/ext/v3/contacts';
const READ = ['contactsv3:read'];
const WRITE = ['contactsv3:write'];

export function v3Routes(account: Account): readonly Route[] {
	const { clock } = account.options;
	const of = (
		method: Route['method'],
		path: string,
		handle: (account: Account, call: Call, values: PathValues) => Answer,
	): Route => ({
		version: 'v3',
		family: 'v3 contacts',
		method,
		path: CONTACTS + path,
		scopes: method === 'GET' ? READ : WRITE,
		handle: (call, values) => handle(account, call, values),
		refuse: ({ status, message }) => v3Error(status, message, clock.now()),
	});
	return [
		of('GET', '', listContacts),
		of('POST', '', addContact),
		of('PUT', '', updateContacts),
		of('GET', '/count', countContacts),
		of('PUT', '/teams', assignTeams),
		of('GET', '/:target', getContact),
	];
}

function listContacts({ contacts, options }: Account, { query }: Call): Answer {
	const page = requiredInteger(query, 'page_number', Infinity);
	const size = requiredInteger(query, 'page_size', 100);
	return json({
		contact_list: contacts.page(page, size).map((contact) => contactDtoV3(contact, options)),
		page_number: page,
		page_size: size,
	});
}

/** Undefined: there is no count. */
const COUNTED: Readonly<
	Record<WatiSwitches['contactsCount'], ((contact: Contact) => boolean) | undefined>
> = {
	everybody: () => true,
	whatsAppNumbers: ({ channelType, number }) => channelType === 'whatsapp' && number !== null,
	absent404: undefined,
};

function countContacts({ contacts, options }: Account, { query }: Call): Answer {
	const from = optionalDate(query, 'date_from') ?? -Infinity;
	const to = optionalDate(query, 'date_to') ?? Infinity;
	const counts = COUNTED[options.switches.contactsCount];
	if (counts === undefined) return empty(404);
	const counted = contacts
		.listed()
		.filter((contact) => counts(contact) && contact.created >= from && contact.created <= to);
	return json({ contact_count: counted.length });
}

function getContact(account: Account, _call: Call, values: PathValues): Answer {
	const { contacts, newcomers, options } = account;
	const contact = contacts.find(keyOfTarget(values.target ?? '', options.channel));
	if (contact !== undefined && !newcomers.hides(contact)) {
		return json(contactDtoV3(contact, options));
	}
	switch (options.switches.unknownContact) {
		case 'notFound404':
			throw new Refusal('content', 'Contact not found', 404);
		case 'badRequest400':
			throw new Refusal('content', 'Contact not found');
		case 'emptyBody200':
			return empty(200);
		case 'nullBody200':
			return json(null);
		case 'nullId200':
			return json(NO_CONTACT);
	}
}

function addContact(account: Account, call: Call): Answer {
	const { contacts, newcomers, options } = account;
	const { whatsapp_number: number, name, custom_params } = bodyOf(call, addContactV3);
	const params = custom_params ?? [];
	if (!isWhatsAppNumber(number)) throw new Refusal('content', 'Invalid WhatsApp number');
	checkParams(params, options);
	const known = contacts.find(number);
	if (known === undefined) {
		return json(
			contactDtoV3(createByApi(account, { number, name, params, source: 'API' }), options),
		);
	}
	newcomers.written(known);
	const behaviour = options.switches.postOnKnownNumber;
	if (behaviour === 'fails') throw new Refusal('content', 'Contact already exists');
	const updated = writeParams(account, known, params, 'merges');
	const renamed =
		behaviour === 'updatesName' ? contacts.change(updated, { name }, 'moves') : updated;
	return json(contactDtoV3(renamed, options));
}

function updateContacts(account: Account, call: Call): Answer {
	const { contacts, newcomers, options } = account;
	const updates = bodyOf(call, updateContactsV3).contacts.map(({ target, customParams }) => {
		checkParams(customParams ?? [], options);
		return { contact: contacts.find(keyOfTarget(target, options.channel)), customParams };
	});
	const reaction = options.switches.unknownTargetInPut;
	if (reaction !== 'leftOut' && updates.some(({ contact }) => contact === undefined)) {
		throw new Refusal('content', 'Contact not found', reaction === 'failsAll400' ? 400 : 500);
	}
	const written = new Map<string, Contact>();
	for (const { contact, customParams } of updates) {
		if (contact === undefined) continue;
		newcomers.written(contact);
		const now = written.get(contact.id) ?? contact;
		const others = options.switches.put;
		written.set(contact.id, customParams ? writeParams(account, now, customParams, others) : now);
	}
	const list = [...written.values()].map((contact) => contactDtoV3(contact, options));
	return json({ contact_list: list });
}

function assignTeams({ contacts, options }: Account, call: Call): Answer {
	const { target, teams } = bodyOf(call, assignTeamsV3);
	if (!teams.every((team) => options.teams.includes(team))) {
		throw new Refusal('content', 'Team not found');
	}
	const contact = contacts.find(keyOfTarget(target, options.channel));
	if (contact !== undefined) contacts.change(contact, { teams }, 'moves');
	return json({ result: contact !== undefined });
}
