import { z } from 'zod';
import type { Session } from './session.mts';

const Stored = z.object({
	id: z.string(),
	name: z.string(),
	type: z.string(),
	data: z.record(z.unknown()),
});

const Verdict = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
export type Verdict = z.infer<typeof Verdict>;

export interface NewCredential {
	readonly name: string;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

export interface CredentialCalls {
	createCredential(
		name: string,
		type: string,
		data: Readonly<Record<string, unknown>>,
	): Promise<string>;
	deleteCredential(id: string): Promise<void>;
	/** What the editor shows after *Save*. New data is stored for the test only. */
	testCredential(credential: string | NewCredential): Promise<Verdict>;
}

export function credentialCalls({ request }: Session): CredentialCalls {
	const create = async (body: NewCredential): Promise<string> =>
		z.object({ id: z.string() }).parse(await request('POST', '/credentials', { body })).id;
	const remove = async (id: string): Promise<void> => {
		await request('DELETE', `/credentials/${id}`);
	};
	const test = async (id: string): Promise<Verdict> => {
		const params = { includeData: true };
		const stored = Stored.parse(await request('GET', `/credentials/${id}`, { params }));
		const body = { credentials: stored };
		return Verdict.parse(await request('POST', '/credentials/test', { body }));
	};
	return {
		createCredential: async (name, type, data) => await create({ name, type, data }),
		deleteCredential: remove,
		async testCredential(credential) {
			if (typeof credential === 'string') return await test(credential);
			const id = await create(credential);
			try {
				return await test(id);
			} finally {
				await remove(id);
			}
		},
	};
}
