import { digitsOf, nationalVariants, type E164 } from '../core/phone';
import type { Contact } from '../core/profile';
import { isOfWhatsApp, readContact, toParameters } from './contact';
import { listIn } from './contactList';
import { failed, succeeded, type WatiFailure, type WatiResult } from './http';
import { linkSearch, type LinkSearch } from './linkSearch';
import { patientCall, type WatiDependencies } from './patientCall';

export interface Update {
	/** The number in digits, or the id. */
	readonly target: string;
	readonly set: Readonly<Record<string, string>>;
}

export interface ContactPage {
	/** Those of WhatsApp; a list may hold people of other channels. */
	readonly contacts: readonly Contact[];
	/** Of everybody on the page. */
	readonly ids: readonly string[];
	readonly isLast: boolean;
}

/** What Wati gives at most in one page. */
export const PAGE_SIZE = 100;

export interface WatiClient {
	/**
	 * The contact of exactly this number (digits), or of this id or user name's id; `undefined` when
	 * there surely is none.
	 */
	contact(target: string): Promise<WatiResult<Contact | undefined>>;
	/** Contacts whose attribute holds this id; `unavailable` where the account has no such search. */
	linkedTo: LinkSearch;
	/** Tried once: after an unclear failure read before repeating. `undefined`: not shown. */
	create(
		number: string,
		name: string,
		set: Update['set'],
	): Promise<WatiResult<Contact | undefined>>;
	/** A page of a list whose order nobody promises; pages are counted from 1. */
	page(page: number): Promise<WatiResult<ContactPage>>;
	/** How many contacts there are, as far as Wati tells. */
	count(): Promise<WatiResult<number>>;
	/** Up to 100 contacts in one call; repeating it is harmless. The answer may lack some. */
	update(updates: readonly Update[]): Promise<WatiResult<readonly Contact[]>>;
}

const OBJECT_ID = /^[0-9a-f]{24}$/i;

const ERROR_KEYS = ['code', 'error', 'errors', 'message'];

/** Nothing at all, or a contact without an id. An error that comes with status 200 is neither. */
function isNobody(body: unknown): boolean {
	if (body === '' || body === null || body === undefined) return true;
	if (typeof body !== 'object' || ERROR_KEYS.some((key) => key in body)) return false;
	return ((body as { id?: unknown }).id ?? null) === null;
}

/** Asked for by number, WhatsApp may answer with another spelling of the line, but not with another line. */
function isAnother({ id, number }: Contact, target: string): boolean {
	if (OBJECT_ID.test(target)) return id !== target;
	if (number === null || !/^\d+$/.test(target)) return false;
	const variants = nationalVariants(`+${target}` as E164).map(digitsOf);
	return ![target, ...variants].includes(number);
}

function countIn(body: unknown): number | undefined {
	const count = (body as { contact_count?: unknown } | null)?.contact_count;
	return /^\d+$/.test(String(count)) ? Number(count) : undefined;
}

const isPage = (failure: WatiFailure) => failure.message === 'a web page';

export function watiClient(dependencies: WatiDependencies): WatiClient {
	const call = patientCall(dependencies);
	const { account } = dependencies;
	const seen = (contact: Contact | undefined) => contact && account.listing?.see(contact);
	const gone = (target: string) => {
		account.listing?.forget(target);
		return succeeded(undefined);
	};
	return {
		async contact(target) {
			const path = `/contacts/${encodeURIComponent(target)}`;
			const result = await call({ method: 'GET', api: 'v3', path }, 'harmless');
			if (!result.ok) {
				const { failure } = result;
				const unknown =
					failure.kind === 'refused' && [400, 404].includes(failure.status) && !isPage(failure);
				return unknown ? gone(target) : result;
			}
			const contact = readContact(result.value);
			if (contact === undefined) {
				if (isNobody(result.value)) return gone(target);
				return failed({ kind: 'unclear', message: 'The answer is not a contact.' });
			}
			if (isAnother(contact, target)) {
				return failed({ kind: 'unclear', message: 'The answer is another contact.' });
			}
			seen(contact);
			return succeeded(contact);
		},

		linkedTo: linkSearch(call, account),

		async create(number, name, set) {
			const body = { whatsapp_number: number, name, custom_params: toParameters(set) };
			const result = await call({ method: 'POST', api: 'v3', path: '/contacts', body }, 'never');
			if (!result.ok) return result;
			const contact = readContact(result.value);
			seen(contact);
			return succeeded(contact);
		},

		async page(page) {
			const query = { page_number: page, page_size: PAGE_SIZE };
			const result = await call({ method: 'GET', api: 'v3', path: '/contacts', query }, 'harmless');
			if (!result.ok) return result;
			const list = listIn(result.value);
			if (!list) return failed({ kind: 'unclear', message: 'The answer is not a list.' });
			const contacts = list.filter(isOfWhatsApp).flatMap((entry) => readContact(entry) ?? []);
			const ids = list.flatMap((entry) => readContact(entry)?.id ?? []);
			return succeeded({ contacts, ids, isLast: list.length < PAGE_SIZE });
		},

		async count() {
			const result = await call({ method: 'GET', api: 'v3', path: '/contacts/count' }, 'harmless');
			if (!result.ok) return result;
			const count = countIn(result.value);
			return count === undefined
				? failed({ kind: 'unclear', message: 'The answer is not a count.' })
				: succeeded(count);
		},

		async update(updates) {
			const wanted = updates.map(({ target, set }) => ({
				target,
				customParams: toParameters(set),
			}));
			const result = await call(
				{ method: 'PUT', api: 'v3', path: '/contacts', body: { contacts: wanted } },
				'harmless',
			);
			if (!result.ok) return result;
			const contacts = (listIn(result.value) ?? []).flatMap((entry) => readContact(entry) ?? []);
			for (const contact of contacts) seen(contact);
			return succeeded(contacts);
		},
	};
}
