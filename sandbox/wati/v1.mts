import type { Account } from './account.mts';
import { json, type Answer } from './answer.mts';
import { attributeFilter } from './attributeFilter.mts';
import { addContactV1, updateAttributesV1 } from './bodies.mts';
import { bodyOf, type Call } from './call.mts';
import { isWhatsAppNumber, type Contact } from './contact.mts';
import { contactDtoV1 } from './contactDtoV1.mts';
import { createByApi, writeParams } from './contactWrites.mts';
import { checkParams } from './params.mts';
import { Refusal } from './refusal.mts';
import type { PathValues, Route } from './route.mts';

export function v1Routes(account: Account): readonly Route[] {
	const of = (
		method: Route['method'],
		family: string,
		path: string,
		handle: (account: Account, call: Call, values: PathValues) => Answer,
	): Route => ({
		version: 'v1',
		method,
		family: `v1 ${family}`,
		path: `/:tenant/api/v1/${family}${path}`,
		scopes: [method === 'GET' ? 'contacts:read' : 'contacts:write'],
		handle: (call, values) => handle(account, call, values),
		refuse,
	});
	return [
		of('GET', 'getContacts', '', getContacts),
		of('POST', 'addContact', '/:number', addContact),
		of('POST', 'updateContactAttributes', '/:number', updateContactAttributes),
	];
}

/** v1 says "no" with a 200: only a request that makes no sense at all has another status. */
function refuse({ about, status, message }: Refusal): Answer {
	return json({ result: false, info: message }, about === 'content' ? 200 : status);
}

/** Unlike v3 it does not insist on its parameters; `createdDate` is said not to work. */
function getContacts({ contacts }: Account, { query, path }: Call): Answer {
	const size = Math.min(positiveInteger(query, 'pageSize', 10), 100);
	const page = positiveInteger(query, 'pageNumber', 1);
	const name = query.get('name')?.toLowerCase() ?? '';
	const attribute = query.get('attribute');
	const matches = attribute === null ? () => true : attributeFilter(attribute);
	const found = contacts.listed().filter((contact) => isCalled(contact, name) && matches(contact));
	const link = (number: number) => `${path}?pageSize=${size}&pageNumber=${number}`;
	return json({
		result: 'success',
		contact_list: found.slice((page - 1) * size, page * size).map(contactDtoV1),
		link: {
			prevPage: page > 1 ? link(page - 1) : null,
			nextPage: page * size < found.length ? link(page + 1) : null,
			pageNumber: page,
			pageSize: size,
			total: found.length,
		},
	});
}

/** An upsert, of the name too: the only call for which integrators claim that. */
function addContact(account: Account, call: Call, values: PathValues): Answer {
	const body = bodyOf(call, addContactV1);
	const number = checkedNumber(values);
	const params = body.customParams ?? [];
	checkParams(params, account.options);
	const name = body.name ? { name: body.name } : {};
	const known = account.contacts.find(number);
	if (known === undefined) {
		const source = call.query.get('sourceType') ?? 'Wati';
		return contactAnswer(createByApi(account, { number, params, source, ...name }));
	}
	const written = writeParams(account, known, params, 'merges');
	return contactAnswer(account.contacts.change(written, name, 'moves'));
}

function updateContactAttributes(account: Account, call: Call, values: PathValues): Answer {
	const params = bodyOf(call, updateAttributesV1).customParams ?? [];
	const contact = account.contacts.find(checkedNumber(values));
	if (contact === undefined) throw new Refusal('content', 'Contact not found');
	checkParams(params, account.options);
	writeParams(account, contact, params, 'merges');
	return json({ result: true });
}

function contactAnswer(contact: Contact): Answer {
	return json({ result: true, contact: contactDtoV1(contact) });
}

function checkedNumber({ number = '' }: PathValues): string {
	if (isWhatsAppNumber(number)) return number;
	throw new Refusal('content', 'Invalid WhatsApp number');
}

function isCalled({ name, number }: Contact, part: string): boolean {
	return name.toLowerCase().includes(part) || number?.includes(part) === true;
}

function positiveInteger(query: URLSearchParams, name: string, otherwise: number): number {
	const text = query.get(name) ?? String(otherwise);
	if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
	throw new Refusal('shape', `${name} is not a number from 1`);
}
