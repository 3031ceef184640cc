import type { Answers } from './form.mts';
import { attribute, between, decoded } from './markup.mts';

export interface FormField {
	readonly label: string;
	/** What can be chosen; nothing where one types. */
	readonly options: readonly string[];
	readonly name: string;
	readonly kind: 'ticks' | 'text';
	readonly required: boolean;
	/** What the page has filled in already. */
	readonly chosen: readonly string[];
}

export interface FormFields {
	readonly visible: readonly FormField[];
	/** What a browser sends. Refuses what a person could not choose, and what n8n's page would. */
	filledIn(answers: Answers): FormData;
}

/** The sign with which a page of a form proves who fills it in. */
export const tokenOf = (html: string): string | undefined =>
	/authToken = '([^']+)'/.exec(html)?.[1];

/** The fields of n8n's page of a form (form-trigger.handlebars of n8n 2.41). */
export function fieldsOf(form: string): FormFields {
	const [, ...parts] = form.split(/(?=<label class='form-label)/);
	const visible = parts.map((part) => fieldOf(part));
	const hidden = [...form.matchAll(/<input type="hidden"[^]*?\/>/g)].map(([tag]) => ({
		name: attribute(tag, 'name') ?? '',
		value: attribute(tag, 'value') ?? '',
	}));
	return {
		visible,
		filledIn(answers) {
			const unknown = Object.keys(answers).find(
				(label) => !visible.some((field) => field.label === label),
			);
			if (unknown !== undefined) throw new Error(`The form has no field ${unknown}`);
			const data = new FormData();
			for (const { name, value } of hidden) data.append(name, value);
			for (const field of visible) data.append(field.name, valueOf(field, answers[field.label]));
			return data;
		},
	};
}

function fieldOf(part: string): FormField {
	const ticks = /<div\s+class='multiselect [^>]*>/.exec(part)?.[0];
	const shared = {
		label: decoded(between(part, '>', '</label>')).trim(),
		required: between(part, '', '>').includes('form-required'),
	};
	if (ticks !== undefined) {
		const boxes = [...part.matchAll(/<input type='checkbox'[^>]*>/g)].map(([tag]) => tag);
		const name = attribute(ticks, 'id') ?? '';
		const label = (tag: string) => attribute(tag, 'value') ?? '';
		const chosen = boxes.filter((tag) => / checked\b/.test(tag)).map(label);
		return { ...shared, name, kind: 'ticks', options: boxes.map(label), chosen };
	}
	const name = attribute(between(part, '', '>'), 'for') ?? '';
	const offered = [...part.matchAll(/<option value='([^']*)'([^>]*)>/g)];
	const selected = offered.find(([, , state]) => state?.includes('selected'));
	const typed = selected?.[1] ?? attribute(/<input[^]*?\/>/.exec(part)?.[0] ?? '', 'value') ?? '';
	const options = offered.flatMap(([, value]) => (value ? [decoded(value)] : []));
	return { ...shared, name, kind: 'text', options, chosen: [decoded(typed)] };
}

function valueOf({ label, kind, options, required, chosen }: FormField, answer?: Answers[string]) {
	const values = answer === undefined ? chosen : [answer].flat();
	const foreign = options.length > 0 && values.find((value) => !options.includes(value));
	if (foreign) throw new Error(`${label} does not offer ${foreign}`);
	if (required && values.join('') === '') throw new Error(`${label}: This field is required`);
	return kind === 'ticks' ? JSON.stringify(values) : (values[0] ?? '');
}
