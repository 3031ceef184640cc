import { addCustomerForm } from './addCustomer.js';
import { announce } from './announce.js';
import { contactCard, WAITING } from './contactCard.js';
import { customerCard, nameOf } from './customerCard.js';
import { byId } from './element.js';
import { foldable } from './fold.js';
import { isImporting, showImport } from './importPanel.js';
import { keyedList } from './keyedList.js';
import { showLinks } from './links.js';
import { reveal } from './reveal.js';
import { showRuns } from './runs.js';
import { showTries } from './tries.js';
import { writeMessageForm } from './writeMessage.js';

const writeMessage = writeMessageForm(byId('write-message'));
const words = { new: 'is new', changed: 'changed', gone: 'is gone' };

const showCustomers = keyedList(byId('customers'), {
	key: ({ customer }) => customer.id,
	build: customerCard,
	content: ({ customer }) => customer,
	onChange({ customer }, what, node) {
		announce(`${nameOf(customer)} ${words[what]} in the shop.`);
		reveal(node);
	},
});
const showContacts = keyedList(byId('contacts'), {
	key: ({ id }) => id,
	build: contactCard,
	onChange({ number, name, chat }, what, node) {
		announce(`Contact ${name || number} ${words[what]} in Wati.`);
		if (chat.edits === 'waiting') announce(WAITING);
		// An import brings one after the other: the column would never stand still.
		if (!isImporting()) reveal(node);
	},
});

const folds = [foldable(byId('customers'), 'customers'), foldable(byId('contacts'), 'contacts')];

function show({ shop, wati, runs, historicalImport, links }) {
	byId('shop-name').textContent = `${shop.name} · ${shop.domain}`;
	byId('wati-name').textContent = wati.name;
	byId('shop-count').textContent = String(shop.customers.length);
	byId('contact-count').textContent = String(wati.contacts.length);
	byId('no-customers').hidden = shop.customers.length > 0;
	byId('no-contacts').hidden = wati.contacts.length > 0;
	showImport(historicalImport, links);
	showCustomers(shop.customers);
	showContacts(wati.contacts);
	writeMessage.patch(wati.contacts, shop.customers);
	for (const { patch } of folds) patch();
	showRuns(runs);
	showLinks(links);
}

function tellConnection(state, text) {
	byId('connection').dataset.state = state;
	byId('connection').textContent = text;
}

addCustomerForm(byId('add-customer'));
showTries();

const events = new EventSource('/api/events');
events.addEventListener('view', ({ data }) => show(JSON.parse(data)));
events.addEventListener('open', () => tellConnection('live', 'Live'));
events.addEventListener('error', () => tellConnection('lost', 'Sandbox not reached'));
