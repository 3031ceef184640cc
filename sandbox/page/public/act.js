/**
 * @typedef {{ field?: string, message: string }} Problem
 */

/**
 * Asks for an action and returns what stands against it: nothing when it was done.
 *
 * @param {Record<string, unknown>} action
 * @param {Record<string, unknown>} facts what else those should know who hear that it was done
 * @returns {Promise<readonly Problem[]>}
 */
export async function act(action, facts = {}) {
	try {
		const response = await fetch('/api/actions', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(action),
		});
		if (!response.ok) return (await response.json()).problems;
	} catch {
		return [{ message: 'The sandbox does not answer. Is it still running?' }];
	}
	document.dispatchEvent(new CustomEvent('acted', { detail: { ...action, ...facts } }));
	return [];
}
