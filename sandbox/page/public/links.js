import { byId, element } from './element.js';
import { keyedList } from './keyedList.js';

const showWorkflows = keyedList(byId('workflows'), {
	key: ({ url }) => url,
	build({ url }) {
		const node = element('a', {
			className: 'button',
			href: url,
			target: '_blank',
			rel: 'noopener',
		});
		return { node, patch: ({ title }) => (node.textContent = title) };
	},
});

export function showLinks({ n8n, workflows, login }) {
	const link = byId('n8n');
	link.hidden = false;
	link.setAttribute('href', n8n);
	showWorkflows(workflows);
	const place = byId('login');
	place.hidden = !login;
	if (!login || place.dataset.shown) return;
	place.dataset.shown = 'true';
	place.querySelector('dl')?.replaceChildren(
		...[
			['E-mail', login.email],
			['Password', login.password],
		].flatMap(([label, text]) => [
			element('dt', {}, label),
			element('dd', {}, element('code', {}, text), copyButton(label, text)),
		]),
	);
}

function copyButton(label, text) {
	const button = element('button', { type: 'button', className: 'button small' }, 'Copy');
	button.ariaLabel = `Copy: ${label}`;
	button.addEventListener('click', async () => {
		await navigator.clipboard.writeText(text);
		button.textContent = 'Copied';
	});
	return button;
}
