import { z } from 'zod';

/** What came back, of any status. */
export interface PostAnswer {
	readonly status: number;
	readonly body: unknown;
}

/** What a first look with a token shows. */
export interface AppAccess {
	/** What the user should mend, in a sentence each; the first is the one to begin with. */
	readonly findings: readonly string[];
	/** The scopes that the app was granted, where Shopify tells. */
	readonly scopes: readonly string[];
}

/** What both directions of the sync need; writing implies reading. */
const NEEDED_SCOPES = ['read_customers', 'write_customers'] as const;

const accessAnswer = z.object({
	data: z
		.object({
			currentAppInstallation: z
				.object({ accessScopes: z.array(z.object({ handle: z.string() })) })
				.nullish(),
		})
		.nullish(),
	errors: z.unknown().optional(),
});

const messagesOf = (errors: unknown): string =>
	Array.isArray(errors)
		? errors.map((one) => String((one as { message?: unknown }).message ?? '')).join(' ')
		: String(errors ?? '');

/** Whether a scope was granted, by itself or with writing. */
export const isGranted = (scopes: readonly string[], scope: string): boolean =>
	scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'));

/** There is no shop, or it is closed. */
export const noShop = (origin: string): string =>
	`There is no open shop at ${origin}. Check the shop name: it is the part before .myshopify.com.`;

const nothingButThis = (finding: string): AppAccess => ({ findings: [finding], scopes: [] });

/** Reads the answer to the document `access`. */
export function readAccess({ status, body }: PostAnswer, origin: string): AppAccess {
	if (status === 401 || status === 403) {
		return nothingButThis(
			'Shopify does not accept the access token. Copy it anew, or use the client ID and secret of a Dev Dashboard app.',
		);
	}
	if (status === 404) return nothingButThis(noShop(origin));
	const { success, data } = accessAnswer.safeParse(body);
	if (status !== 200 || !success) {
		return nothingButThis(`Shopify answered something unexpected (HTTP ${status}).`);
	}
	const granted = data.data?.currentAppInstallation?.accessScopes.map(({ handle }) => handle);
	const missing = granted ? NEEDED_SCOPES.filter((scope) => !isGranted(granted, scope)) : [];
	const findings: string[] = [];
	if (missing.length > 0) {
		findings.push(
			`The app lacks the scope ${missing.join(' and ')}. Add it to the app in the Dev Dashboard, release the version, and approve it in the shop.`,
		);
	}
	const errors = messagesOf(data.errors);
	if (/protected[- ]customer[- ]data|not approved/i.test(errors)) {
		findings.push(
			'The app has no access to protected customer data, so names, e-mail addresses and phone numbers stay hidden. Request it in the Dev Dashboard: API access, Protected customer data, with name, address, phone and e-mail.',
		);
	} else if (errors !== '' && findings.length === 0) {
		findings.push(`Shopify answered: ${errors.slice(0, 200)}`);
	}
	return { findings, scopes: granted ?? [] };
}
