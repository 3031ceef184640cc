import type { Site } from './site.mts';

/** A call that Wati keeps waiting, so that something can be done meanwhile. */
export interface Gate {
	/** Settled once the call is there. */
	readonly reached: Promise<void>;
	open(): void;
}

/** Holds a new contact up, so many of them from now. */
export function gateAt({ wati }: Pick<Site, 'wati'>, skip: number): Gate {
	let open = () => {};
	let arrive = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	const reached = new Promise<void>((resolve) => (arrive = resolve));
	const act = async () => {
		arrive();
		await opened;
	};
	wati.faults.add({ on: { method: 'POST' }, skip, do: { kind: 'before', act } });
	return { reached, open };
}
