/**
 * @typedef {{ field?: string, message: string }} Problem
 */

/**
 * Asks for an action and returns what stands against it: nothing when it was done.
 *
 * @param {Record<string, unknown>} action
 * @returns {Promise<readonly Problem[]>}
 */
export async function act(action) {
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
	document.dispatchEvent(new CustomEvent('acted', { detail: action }));
	return [];
}
