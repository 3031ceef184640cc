const ANSWER_WITHIN_MS = 10_000;

/** The status, or null where no answer came. */
export async function webhookPost(
	url: string,
	{ body, contentType }: { readonly body: string; readonly contentType: string },
	closing: AbortSignal,
): Promise<number | null> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'Content-Type': contentType },
			body,
			redirect: 'manual',
			signal: AbortSignal.any([closing, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
		});
		await answer.arrayBuffer();
		return answer.status;
	} catch {
		return null;
	}
}
