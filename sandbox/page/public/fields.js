import { element } from './element.js';
import { problemPlace } from './problems.js';

const kinds = [
	{ name: 'firstName', label: 'First name', type: 'text', hint: '' },
	{ name: 'lastName', label: 'Last name', type: 'text', hint: '' },
	{ name: 'email', label: 'E-mail', type: 'email', hint: 'maya@example.com' },
	{ name: 'phone', label: 'Phone', type: 'tel', hint: '+1 613 450 5293' },
];
let formsMade = 0;

/** A customer's fields to type into, each with a place for what is wrong with it. */
export function customerFields() {
	const prefix = `form-${++formsMade}`;
	const rest = problemPlace();
	const fields = kinds.map(({ name, label, type, hint }) => {
		const input = element('input', {
			id: `${prefix}-${name}`,
			name,
			type,
			placeholder: hint,
			autocomplete: 'off',
		});
		const place = problemPlace();
		place.node.id = `${prefix}-${name}-problem`;
		input.setAttribute('aria-describedby', place.node.id);
		const node = element(
			'div',
			{ className: 'field' },
			element('label', { htmlFor: input.id }, label),
			input,
			place.node,
		);
		return { name, input, place, node };
	});

	return {
		nodes: fields.map(({ node }) => node),
		problems: rest.node,
		/** @param {Record<string, string | null>} values */
		fill: (values) => fields.forEach(({ name, input }) => (input.value = values[name] ?? '')),
		read: () => Object.fromEntries(fields.map(({ name, input }) => [name, input.value.trim()])),
		focus: () => fields[0]?.input.focus(),
		/** @param {readonly import('./act.js').Problem[]} problems */
		tell(problems) {
			const own = (name) => problems.filter(({ field }) => field === name);
			const names = fields.map(({ name }) => name);
			for (const { name, input, place } of fields) {
				place.tell(own(name));
				input.ariaInvalid = String(own(name).length > 0);
			}
			rest.tell(problems.filter(({ field }) => !names.includes(field ?? '')));
			fields.find(({ name }) => own(name).length > 0)?.input.focus();
		},
	};
}
