import { byId, element } from './element.js';

const tries = [
	{
		title: 'Add a customer',
		expect: 'With a phone: a contact appears.',
		isDone: ({ action, fields }) => action === 'createCustomer' && Boolean(fields.phone),
	},
	{
		title: 'Change an e-mail',
		expect: 'The Email attribute follows.',
		isDone: ({ action, fields }) => action === 'updateCustomer' && 'email' in fields,
	},
	{
		title: 'Change a phone',
		expect: 'The contact of the new number takes over.',
		isDone: ({ action, fields }) => action === 'updateCustomer' && 'phone' in fields,
	},
	{
		title: 'Add or remove a tag',
		expect: 'Its attribute turns true or false.',
		isDone: ({ action }) => action === 'addTags' || action === 'removeTags',
	},
	{
		title: 'Opt someone out',
		expect: 'Unsubscribe an e-mail: no more campaigns.',
		isDone: ({ action, channel, state }) =>
			action === 'setConsent' && channel === 'email' && state === 'UNSUBSCRIBED',
	},
	{
		title: 'Leave out the phone',
		expect: 'A new customer is skipped, with the reason.',
		isDone: ({ action, fields }) => action === 'createCustomer' && !fields.phone,
	},
	{
		title: 'Write as a stranger',
		expect: 'A customer appears in the shop.',
		isDone: ({ action, writer }) => action === 'writeMessage' && writer === 'stranger',
	},
	{
		title: 'Write as a customer',
		expect: 'Found by phone: nobody comes twice.',
		isDone: ({ action, writer }) => action === 'writeMessage' && writer === 'customer',
	},
	{
		title: 'Set tag_vip and write',
		expect: 'The shop gets the tag with the message.',
		isDone: ({ action, follows }) => action === 'writeMessage' && follows === 'edit',
	},
	{
		title: 'Write STOP',
		expect: 'The shop unsubscribes them as well.',
		isDone: ({ action, text }) => action === 'writeMessage' && /^stop$/i.test(text),
	},
	{
		title: 'Write START',
		expect: 'Subscribed again, on both sides.',
		isDone: ({ action, text }) => action === 'writeMessage' && /^start$/i.test(text),
	},
	{
		title: 'Import the older customers',
		expect: 'All with a phone come to Wati, once.',
		isDone: ({ action }) => action === 'import',
	},
];

/** Ticks off what the person has tried. */
export function showTries() {
	const items = tries.map(({ title, expect, isDone }) => {
		const state = element('span', { className: 'unseen' });
		const node = element(
			'li',
			{},
			element('strong', {}, title),
			element('span', {}, expect),
			state,
		);
		document.addEventListener('acted', (event) => {
			if (!(event instanceof CustomEvent) || !isDone(event.detail)) return;
			node.dataset.done = 'true';
			state.textContent = 'Done';
			count();
		});
		return node;
	});
	const count = () => {
		const done = items.filter((item) => item.dataset.done).length;
		byId('tried').textContent = `${done} of ${items.length}`;
	};
	byId('tries').append(...items);
	count();
}
