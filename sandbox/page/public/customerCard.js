import { consentEditor } from './consents.js';
import { editForm } from './editCustomer.js';
import { element } from './element.js';
import { avatar, markPerson } from './person.js';
import { problemPlace } from './problems.js';
import { showTo } from './reveal.js';
import { tagEditor } from './tags.js';

export const nameOf = ({ firstName, lastName, email, phone }) =>
	[firstName, lastName].filter(Boolean).join(' ') || email || phone || 'Nameless customer';

export function customerCard() {
	let view;
	const id = () => view.customer.id;
	const face = avatar();
	const name = element('h3');
	const email = element('dd');
	const phone = element('dd');
	const contacts = element('p', { className: 'counterpart' });
	const problems = problemPlace();
	const tags = tagEditor(id, problems.tell);
	const consents = consentEditor(id, problems.tell);
	const edit = element('button', { type: 'button', className: 'button small' }, 'Edit');
	const lines = element(
		'dl',
		{ className: 'lines' },
		element('dt', {}, 'E-mail'),
		email,
		element('dt', {}, 'Phone'),
		phone,
	);
	const form = editForm({
		onOpen: () => (lines.hidden = edit.hidden = true),
		onClose() {
			lines.hidden = edit.hidden = false;
			edit.focus();
		},
	});
	edit.addEventListener('click', () => form.open(view.customer));

	const node = element(
		'article',
		{ className: 'card customer', tabIndex: -1 },
		element('header', {}, face.node, element('div', {}, name, contacts), edit),
		lines,
		form.node,
		tags.node,
		consents.node,
		problems.node,
	);
	return {
		node,
		patch(next) {
			view = next;
			const { customer, person } = next;
			markPerson(node, person);
			name.textContent = nameOf(customer);
			face.patch(nameOf(customer), next.contacts.length > 0 ? person : null);
			edit.ariaLabel = `Edit ${nameOf(customer)}`;
			fillLine(email, customer.email);
			fillLine(phone, customer.phone);
			tags.patch(customer.tags);
			consents.patch(customer.consents);
			contacts.replaceChildren(...counterparts(next.contacts));
		},
	};
}

function fillLine(node, text) {
	node.textContent = text ?? 'none';
	node.classList.toggle('none', text === null);
}

function counterparts(contacts) {
	if (contacts.length === 0) return ['Not in Wati'];
	return contacts.map(({ id, label }) => {
		const link = element('a', { href: `#contact-${id}` }, `In Wati as ${label}`);
		link.addEventListener('click', (event) => {
			event.preventDefault();
			const card = document.getElementById(`contact-${id}`);
			if (card) showTo(card);
		});
		return link;
	});
}
