import { act } from './act.js';

/**
 * An agent's hand on one contact. Each answers whether it was done.
 *
 * @param {() => string} contactId
 * @param {(problems: readonly import('./act.js').Problem[]) => void} tell
 */
export function agentOf(contactId, tell) {
	const done = async (action) => {
		const problems = await act({ ...action, id: contactId() });
		tell(problems);
		return problems.length === 0;
	};
	return {
		/** @param {string} name @param {string} value */
		set: (name, value) => done({ action: 'setAttribute', name, value }),
		/** @param {string} name */
		remove: (name) => done({ action: 'removeAttribute', name }),
		/** @param {boolean} allowed */
		allowCampaign: (allowed) => done({ action: 'setAllowCampaign', allowed }),
	};
}
