import { act } from './act.js';
import { nameOf } from './customerCard.js';
import { element } from './element.js';
import { formFields } from './fields.js';
import { messageFacts, writerOf } from './writer.js';

const kinds = [
	{ name: 'from', label: 'From', type: 'tel', hint: '+44 7911 123456' },
	{ name: 'name', label: 'Name on WhatsApp', type: 'text', hint: 'Priya Nair' },
	{ name: 'text', label: 'Message', type: 'text', hint: 'Hello, is it in stock?', width: 'wide' },
];

/** @param {HTMLElement} place */
export function writeMessageForm(place) {
	let people = { contacts: [], customers: [] };
	const fields = formFields(kinds);
	const [from, name] = fields.nodes;
	const input = from.querySelector('input');
	const known = element('datalist', { id: 'known-numbers' });
	input.setAttribute('list', known.id);
	const who = element('p', { className: 'who', role: 'status' });
	from.append(known);
	const submit = element('button', { type: 'submit', className: 'button primary' }, 'Send');
	const form = element(
		'form',
		{ className: 'fields', noValidate: true },
		...fields.nodes.slice(0, 2),
		who,
		...fields.nodes.slice(2),
		fields.problems,
		element('div', { className: 'buttons wide' }, submit),
	);
	const summary = element('summary', { className: 'button add' }, 'Send a WhatsApp message');
	const details = element('details', { className: 'drawer' }, summary, form);

	const showWriter = () => {
		const writer = writerOf(input.value, people);
		who.textContent = describe(writer);
		name.hidden = writer.kind === 'contact';
		who.classList.toggle('wide', !name.hidden);
	};
	input.addEventListener('input', showWriter);
	details.addEventListener('toggle', () => {
		if (details.open) fields.focus();
	});
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const writer = writerOf(input.value, people);
		submit.disabled = true;
		const problems = await act({ action: 'writeMessage', ...fields.read() }, messageFacts(writer));
		submit.disabled = false;
		fields.tell(problems);
		if (problems.length > 0) return;
		form.reset();
		showWriter();
		details.open = false;
		summary.focus();
	});
	showWriter();
	place.append(details);

	return {
		patch(contacts, customers) {
			people = { contacts, customers };
			const options = contacts
				.filter(({ number }) => number !== null)
				.map((contact) => element('option', { value: contact.number, label: contact.name }));
			known.replaceChildren(...options);
			showWriter();
		},
	};
}

function describe(writer) {
	switch (writer.kind) {
		case 'nobody':
			return 'Any number with its country code, or one that Wati knows.';
		case 'contact':
			return `${writer.contact.name || 'A contact without a name'}, in Wati.`;
		case 'customer':
			return `${nameOf(writer.customer)} in the shop, not in Wati yet.`;
		default:
			return 'New to Wati, and no customer has this phone.';
	}
}
