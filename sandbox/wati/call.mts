import type { z } from 'zod';
import { Refusal } from './refusal.mts';

export interface Call {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly authorization: string | undefined;
	readonly contentType: string | undefined;
	readonly text: string;
	readonly at: number;
}

/** The body as the schema has it. Keys that the schema does not know are refused by the schema. */
export function bodyOf<Output>(call: Call, schema: z.ZodType<Output>): Output {
	if (!isJsonType(call.contentType)) throw new Refusal('shape', 'Unsupported Media Type', 415);
	const result = schema.safeParse(parsed(call.text));
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	throw new Refusal('shape', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** The body for the log: as JSON, if it is any. */
export function loggedBody({ text }: Call): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** The media types that Wati's API names. */
function isJsonType(contentType = ''): boolean {
	return /^(application\/json|text\/json|application\/[\w.-]+\+json)\s*(;|$)/i.test(contentType);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal('shape', 'The body is not valid JSON');
	}
}
