import { element } from './element.js';
import { problemPlace } from './problems.js';

let formsMade = 0;

/**
 * Fields to type into, each with a place for what is wrong with it.
 *
 * @param {readonly { name: string, label: string, type: string, hint: string, width?: string }[]} kinds
 */
export function formFields(kinds) {
	const prefix = `form-${++formsMade}`;
	const rest = problemPlace();
	const fields = kinds.map(({ name, label, type, hint, width }) => {
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
		input.addEventListener('input', () => {
			place.tell([]);
			input.ariaInvalid = 'false';
		});
		const node = element(
			'div',
			{ className: width ? `field ${width}` : 'field' },
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
