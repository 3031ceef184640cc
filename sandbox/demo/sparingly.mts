const ASK_EVERY_MS = 500;

/**
 * Asks one question at a time and not too often: whoever asks in between has the last answer. The
 * page asks after every change, and n8n would answer it instead of doing its runs.
 */
export function sparingly<T>(ask: () => Promise<T>): () => Promise<T> {
	let asked = 0;
	let answer: Promise<T> | undefined;
	let isOpen = false;
	return async () => {
		if (answer && (isOpen || Date.now() - asked < ASK_EVERY_MS)) return await answer;
		asked = Date.now();
		isOpen = true;
		answer = ask().finally(() => {
			isOpen = false;
		});
		return await answer;
	};
}
