import { act } from './act.js';
import { element } from './element.js';
import { customerFields } from './customerFields.js';

/** @param {HTMLElement} place */
export function addCustomerForm(place) {
	const fields = customerFields();
	const tags = element('input', { id: 'new-tags', type: 'text', placeholder: 'VIP, Newsletter' });
	const subscribed = element('input', { id: 'new-subscribed', type: 'checkbox' });
	const submit = element('button', { type: 'submit', className: 'button primary' }, 'Add customer');
	const form = element(
		'form',
		{ className: 'fields', noValidate: true },
		...fields.nodes,
		element(
			'div',
			{ className: 'field wide' },
			element('label', { htmlFor: tags.id }, 'Tags, with commas between'),
			tags,
		),
		element(
			'label',
			{ className: 'check wide', htmlFor: subscribed.id },
			subscribed,
			'Subscribed to e-mail marketing',
		),
		fields.problems,
		element('div', { className: 'buttons wide' }, submit),
	);
	const summary = element('summary', { className: 'button add' }, 'Add customer');
	const details = element('details', { className: 'drawer' }, summary, form);

	details.addEventListener('toggle', () => {
		if (details.open) fields.focus();
	});
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		submit.disabled = true;
		const problems = await act({
			action: 'createCustomer',
			fields: filled(fields.read()),
			tags: tags.value
				.split(',')
				.map((tag) => tag.trim())
				.filter(Boolean),
			...(subscribed.checked && { emailConsent: 'SUBSCRIBED' }),
		});
		submit.disabled = false;
		fields.tell(problems);
		if (problems.length > 0) return;
		form.reset();
		details.open = false;
		summary.focus();
	});
	place.append(details);
}

/** @param {Record<string, string>} fields */
const filled = (fields) =>
	Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
