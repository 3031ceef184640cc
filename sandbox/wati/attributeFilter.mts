import { z } from 'zod';
import type { Contact } from './contact.mts';
import { paramsWithNameAndPhone } from './contactDtoV3.mts';
import { Refusal } from './refusal.mts';

const conditions = z.array(
	z
		.object({
			name: z.string(),
			operator: z.enum([
				'contain',
				'notContain',
				'exist',
				'notExist',
				'==',
				'!=',
				'valid',
				'invalid',
			]),
			value: z.string().nullish(),
		})
		.strict(),
);

type Condition = z.infer<typeof conditions>[number];

/**
 * The `attribute` filter of v1's list, which Wati writes as `[{name: "x", operator: "==",
 * value: "y"}]`: the keys may stand without quotes. All conditions must hold.
 */
export function attributeFilter(text: string): (contact: Contact) => boolean {
	const result = conditions.safeParse(parsed(text));
	if (!result.success) throw new Refusal('content', 'Invalid attribute filter');
	return (contact) => result.data.every((condition) => holds(condition, contact));
}

function holds({ name, operator, value }: Condition, contact: Contact): boolean {
	const found = Object.entries(paramsWithNameAndPhone(contact)).find(
		([known]) => known.toLowerCase() === name.toLowerCase(),
	)?.[1];
	const wanted = value ?? '';
	switch (operator) {
		case '==':
			return found === wanted;
		case '!=':
			return found !== wanted;
		case 'contain':
			return found?.includes(wanted) === true;
		case 'notContain':
			return found?.includes(wanted) !== true;
		case 'exist':
			return found !== undefined;
		case 'notExist':
			return found === undefined;
		// What makes a value valid is not documented: here, that there is one.
		case 'valid':
			return (found ?? '') !== '';
		case 'invalid':
			return (found ?? '') === '';
	}
}

/** JSON, once every key outside a string has its quotes. */
function parsed(text: string): unknown {
	const quoted = text.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*(?=\s*:)/g, (part) =>
		part.startsWith('"') ? part : `"${part}"`,
	);
	try {
		return JSON.parse(quoted);
	} catch {
		return undefined;
	}
}
