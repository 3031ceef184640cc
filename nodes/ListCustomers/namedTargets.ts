import { asText } from '../n8n/parameters';

/** Numbers as people write them; an id of Wati or of a user name has letters. */
const NUMBER = /^\+?[\d\s()-]+$/;

const targetOf = (text: string): string =>
	NUMBER.test(text) ? text.replace(/\D/g, '') : text.replace(/^["'\s]+|["'\s]+$/g, '');

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Contacts' numbers or ids, by expression as a list, as JSON, or as text with commas between them. */
export function asTargets(value: unknown): readonly string[] {
	const given = Array.isArray(value) ? value : parsed(asText(value));
	const parts: readonly unknown[] = Array.isArray(given) ? given : asText(value).split(/[,;\n]+/);
	const targets = parts.map((part) => targetOf(asText(part)));
	return [...new Set(targets.filter((target) => target !== ''))];
}
