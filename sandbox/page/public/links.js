import { byId, element } from './element.js';

export function showLinks({ n8n, workflow, login }) {
	for (const [id, address] of Object.entries({ n8n, workflow })) {
		const link = byId(id);
		link.hidden = !address;
		if (address) link.setAttribute('href', address);
	}
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
