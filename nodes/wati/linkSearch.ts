import { plainId, valueOnContact } from '../core/attributes';
import type { Contact } from '../core/profile';
import type { Account } from './account';
import { readContact, readLegacyContact } from './contact';
import { listIn } from './contactList';
import { succeeded, type WatiResult } from './http';
import type { PatientCall } from './patientCall';

const PAGE_SIZE = 100;
/** Without a search, an account of up to this many pages is listed instead. */
const MAX_LISTED_PAGES = 3;

export type LinkSearch = (
	attribute: string,
	id: string,
) => Promise<WatiResult<readonly Contact[] | 'unavailable'>>;

/** Finds contacts by the customer that they are linked to, as far as the account lets us. */
export function linkSearch(call: PatientCall, account: Account): LinkSearch {
	/** By attribute, which only the legacy v1 can; `undefined` where the account has it not. */
	const searchFor = async (
		attribute: string,
		id: string,
	): Promise<WatiResult<readonly Contact[] | undefined>> => {
		const filter = JSON.stringify([{ name: attribute, operator: '==', value: id }]);
		const query = { pageSize: PAGE_SIZE, pageNumber: 1, attribute: filter };
		const result = await call(
			{ method: 'GET', api: 'v1', path: '/getContacts', query },
			'harmless',
		);
		if (result.ok) {
			const list = listIn(result.value);
			return succeeded(list?.flatMap((entry) => readLegacyContact(entry) ?? []));
		}
		const { kind } = result.failure;
		return kind === 'refused' || kind === 'unauthorized' ? succeeded(undefined) : result;
	};

	/** All contacts of a small account; `undefined` of a larger one. */
	const listFew = async (): Promise<WatiResult<readonly Contact[] | undefined>> => {
		const contacts: Contact[] = [];
		for (let page = 1; page <= MAX_LISTED_PAGES; page += 1) {
			const query = { page_number: page, page_size: PAGE_SIZE };
			const result = await call({ method: 'GET', api: 'v3', path: '/contacts', query }, 'harmless');
			if (!result.ok) return result;
			const list = listIn(result.value);
			if (!list) return succeeded(undefined);
			contacts.push(...list.flatMap((entry) => readContact(entry) ?? []));
			if (list.length < PAGE_SIZE) return succeeded(contacts);
		}
		return succeeded(undefined);
	};

	return async (attribute, id) => {
		const holdsId = (contact: Contact) => plainId(valueOnContact(contact, attribute) ?? '') === id;
		if (account.linkSearch === 'search') {
			const result = await searchFor(attribute, id);
			if (!result.ok) return result;
			const found = result.value;
			const own = found?.filter(holdsId) ?? [];
			// A full page of others means that the filter was not heeded.
			const heeded = found !== undefined && (own.length > 0 || found.length < PAGE_SIZE);
			if (heeded) return succeeded(own);
			account.linkSearch = 'list';
		}
		if (account.linkSearch === 'none') return succeeded('unavailable');
		const all = await listFew();
		if (!all.ok) return all;
		if (all.value) return succeeded(all.value.filter(holdsId));
		account.linkSearch = 'none';
		return succeeded('unavailable');
	};
}
