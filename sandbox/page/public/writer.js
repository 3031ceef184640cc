/**
 * Who writes from a number: a contact, a customer whom Wati does not know, or a stranger.
 *
 * @param {string} typed
 */
export function writerOf(typed, { contacts, customers }) {
	const number = digitsOf(typed.trim().replace(/^00/, ''));
	if (!/^\s*(\+|00)/.test(typed) || number === '') return { kind: 'nobody' };
	const contact = contacts.find((one) => digitsOf(one.number) === number);
	if (contact) return { kind: 'contact', contact };
	const customer = customers.find((one) => digitsOf(one.customer.phone) === number);
	return customer ? { kind: 'customer', customer: customer.customer } : { kind: 'stranger' };
}

/** @param {string | null} number */
const digitsOf = (number) => (number ?? '').replace(/\D/g, '');

/** What the list of things to try wants to know of a message. */
export function messageFacts(writer) {
	const { contact } = writer;
	if (!contact) return { writer: writer.kind, follows: 'nothing' };
	return {
		writer: contact.person === null ? 'contact' : 'customer',
		follows: contact.chat.edits === 'waiting' ? 'edit' : 'nothing',
	};
}
