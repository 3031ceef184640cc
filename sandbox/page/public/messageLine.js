import { act } from './act.js';
import { timeAgo } from './ago.js';
import { announce } from './announce.js';
import { element } from './element.js';
import { messageFacts } from './writer.js';

/**
 * What a contact writes on WhatsApp, and what came last.
 *
 * @param {(problems: readonly import('./act.js').Problem[]) => void} tell
 */
export function messageLine(tell) {
	let contact;
	const input = element('input', { type: 'text', autocomplete: 'off' });
	const send = element('button', { type: 'submit', className: 'icon', 'aria-label': 'Send' }, '➤');
	const form = element('form', { className: 'pill message' }, input, send);
	const text = element('q');
	const when = timeAgo();
	const last = element('p', { className: 'last-message' }, 'Wrote ', text, when.node);

	const write = async (words) => {
		const action = { action: 'writeMessage', from: contact.id, text: words };
		const problems = await act(action, messageFacts({ contact }));
		if (problems.length === 0) announce(`${contact.name || 'The contact'} wrote ${words}.`);
		tell(problems);
		return problems;
	};
	const quick = ['STOP', 'START'].map((word) => {
		const button = element('button', { type: 'button', className: 'button small' }, word);
		button.addEventListener('click', async () => await write(word));
		return { word, button };
	});
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const words = input.value.trim();
		if (words === '') return;
		if ((await write(words)).length === 0) input.value = '';
	});

	return {
		node: element(
			'div',
			{ className: 'messages' },
			element('div', { className: 'message-line' }, form, ...quick.map(({ button }) => button)),
			last,
		),
		patch(next) {
			contact = next;
			const { lastMessage } = next.chat;
			const name = next.name || 'this contact';
			input.placeholder = `Write a message as ${name}`;
			input.ariaLabel = input.placeholder;
			for (const { word, button } of quick) {
				button.ariaLabel = `Write ${word} as ${name}`;
				button.title = button.ariaLabel;
			}
			last.hidden = lastMessage === null;
			if (lastMessage === null) return;
			text.textContent = lastMessage.text;
			when.patch(lastMessage.at);
		},
	};
}
