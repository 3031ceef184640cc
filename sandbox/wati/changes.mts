export type Change = 'contacts' | 'requests' | 'webhooks';

export class Changes {
	private readonly listeners = new Set<(change: Change) => void>();

	listen(listener: (change: Change) => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	tell(change: Change): void {
		for (const listener of this.listeners) listener(change);
	}
}
