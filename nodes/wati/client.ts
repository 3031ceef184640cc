import { plainId, valueOnContact } from '../core/attributes';
import { digitsOf, nationalVariants, type E164 } from '../core/phone';
import type { Contact } from '../core/profile';
import type { Account } from './account';
import { readAnswer } from './answer';
import { readContact, readLegacyContact, toParameters } from './contact';
import {
	failed,
	succeeded,
	type SendWati,
	type WatiFailure,
	type WatiRequest,
	type WatiResult,
} from './http';
import { backoffMs, retryAfterMs, type NowMs, type WaitMs } from './pace';

/** Tries before a call that keeps being refused for its rate, or stays unclear, is given up. */
const MAX_RATE_LIMITED = 5;
const MAX_UNCLEAR = 3;
const PAGE_SIZE = 100;

export interface Update {
	/** The number in digits. */
	readonly target: string;
	readonly set: Readonly<Record<string, string>>;
}

export interface WatiClient {
	/** The contact of exactly this number (digits), `undefined` when there surely is none. */
	contact(number: string): Promise<WatiResult<Contact | undefined>>;
	/** Contacts whose attribute holds this id; `unavailable` where the account has no such search. */
	linkedTo(attribute: string, id: string): Promise<WatiResult<readonly Contact[] | 'unavailable'>>;
	/** Tried once: after an unclear failure read before repeating. `undefined`: not shown. */
	create(
		number: string,
		name: string,
		set: Update['set'],
	): Promise<WatiResult<Contact | undefined>>;
	/** Up to 100 contacts in one call; repeating it is harmless. The answer may lack some. */
	update(updates: readonly Update[]): Promise<WatiResult<readonly Contact[]>>;
}

export interface WatiDependencies {
	readonly send: SendWati;
	readonly account: Account;
	readonly wait: WaitMs;
	readonly now: NowMs;
}

const isNobody = (body: unknown): boolean =>
	body === '' ||
	body === null ||
	body === undefined ||
	(typeof body === 'object' && ((body as { id?: unknown }).id ?? null) === null);

const isPage = (failure: WatiFailure) => failure.message === 'a web page';

export function watiClient({ send, account, wait, now }: WatiDependencies): WatiClient {
	const call = async (
		request: WatiRequest,
		{ maxUnclear }: { readonly maxUnclear: number },
	): Promise<WatiResult<unknown>> => {
		for (let limited = 0, unclear = 0; ; ) {
			await account.pace();
			const answer = await send(request);
			const result = readAnswer(answer);
			if (result.ok) return result;
			const { kind } = result.failure;
			if (kind === 'rateLimited' && ++limited < MAX_RATE_LIMITED) {
				const header = answer.kind === 'answer' ? answer.headers['retry-after'] : undefined;
				const backoff = backoffMs(limited - 1, account.requestsPer10Seconds());
				await wait(retryAfterMs(header, now()) ?? backoff);
			} else if (kind === 'unclear' && ++unclear < maxUnclear) {
				await wait(backoffMs(unclear - 1, account.requestsPer10Seconds()) / 10);
			} else {
				return result;
			}
		}
	};

	return {
		async contact(number) {
			const path = `/contacts/${encodeURIComponent(number)}`;
			const result = await call({ method: 'GET', api: 'v3', path }, { maxUnclear: MAX_UNCLEAR });
			if (!result.ok) {
				const { failure } = result;
				const unknown =
					failure.kind === 'refused' && [400, 404].includes(failure.status) && !isPage(failure);
				return unknown ? succeeded(undefined) : result;
			}
			const contact = readContact(result.value);
			if (contact === undefined) {
				if (isNobody(result.value)) return succeeded(undefined);
				return failed({ kind: 'unclear', message: 'The answer is not a contact.' });
			}
			const variants = nationalVariants(`+${number}` as E164).map(digitsOf);
			if (contact.number !== null && ![number, ...variants].includes(contact.number)) {
				return failed({ kind: 'unclear', message: 'The answer is another contact.' });
			}
			return succeeded(contact);
		},

		async linkedTo(attribute, id) {
			const filter = JSON.stringify([{ name: attribute, operator: '==', value: id }]);
			const query = { pageSize: PAGE_SIZE, pageNumber: 1, attribute: filter };
			const result = await call(
				{ method: 'GET', api: 'v1', path: '/getContacts', query },
				{ maxUnclear: MAX_UNCLEAR },
			);
			if (!result.ok) {
				const { kind } = result.failure;
				return kind === 'refused' || kind === 'unauthorized' ? succeeded('unavailable') : result;
			}
			const list = (result.value as { contact_list?: unknown } | null)?.contact_list;
			if (!Array.isArray(list)) return succeeded('unavailable');
			return succeeded(
				list
					.flatMap((entry) => readLegacyContact(entry) ?? [])
					.filter((contact) => plainId(valueOnContact(contact, attribute) ?? '') === id),
			);
		},

		async create(number, name, set) {
			const body = { whatsapp_number: number, name, custom_params: toParameters(set) };
			const result = await call(
				{ method: 'POST', api: 'v3', path: '/contacts', body },
				{ maxUnclear: 1 },
			);
			return result.ok ? succeeded(readContact(result.value)) : result;
		},

		async update(updates) {
			const contacts = updates.map(({ target, set }) => ({
				target,
				customParams: toParameters(set),
			}));
			const result = await call(
				{ method: 'PUT', api: 'v3', path: '/contacts', body: { contacts } },
				{ maxUnclear: MAX_UNCLEAR },
			);
			if (!result.ok) return result;
			const list = (result.value as { contact_list?: unknown } | null)?.contact_list;
			return succeeded(
				Array.isArray(list) ? list.flatMap((entry) => readContact(entry) ?? []) : [],
			);
		},
	};
}
