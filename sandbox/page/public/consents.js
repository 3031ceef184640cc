import { act } from './act.js';
import { element } from './element.js';

const channels = [
	{ channel: 'email', label: 'E-mail consent', needs: 'no e-mail' },
	{ channel: 'sms', label: 'SMS consent', needs: 'no phone' },
	{ channel: 'whatsApp', label: 'WhatsApp consent', needs: 'no phone' },
];
const choices = { SUBSCRIBED: 'Subscribed', UNSUBSCRIBED: 'Unsubscribed', PENDING: 'Pending' };
const otherStates = {
	NOT_SUBSCRIBED: 'Never asked',
	NEVER_SUBSCRIBED: 'Never asked',
	INVALID: 'Invalid',
	REDACTED: 'Redacted',
};

/**
 * @param {() => string} customerId
 * @param {(problems: readonly import('./act.js').Problem[]) => void} tell
 */
export function consentEditor(customerId, tell) {
	const parts = channels.map((one) => consent(one, customerId, tell));
	return {
		node: element(
			'div',
			{ className: 'consents', role: 'group', 'aria-label': 'Marketing consent' },
			...parts.map(({ node }) => node),
		),
		/** @param {Record<string, string | null>} consents */
		patch: (consents) => parts.forEach(({ channel, patch }) => patch(consents[channel] ?? null)),
	};
}

function consent({ channel, label, needs }, customerId, tell) {
	let now = '';
	const other = element('option', { disabled: true });
	const select = element(
		'select',
		{},
		other,
		...Object.entries(choices).map(([value, words]) => element('option', { value }, words)),
	);
	const patch = (state) => {
		now = state ?? '';
		const isOther = !Object.hasOwn(choices, now);
		other.hidden = !isOther;
		other.value = isOther ? now : '';
		other.textContent = state === null ? needs : (otherStates[state] ?? state);
		select.value = now;
		select.disabled = state === null;
		select.dataset.state = now;
	};
	select.addEventListener('change', async () => {
		const action = { action: 'setConsent', id: customerId(), channel, state: select.value };
		const problems = await act(action);
		if (problems.length > 0) patch(now === '' ? null : now);
		tell(problems);
	});
	return { channel, node: element('label', { className: 'consent' }, label, select), patch };
}
