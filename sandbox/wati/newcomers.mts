import type { Contact } from './contact.mts';
import type { WatiSwitches } from './options.mts';

/** Contacts that a message made, and that nobody has looked at yet. */
export class Newcomers {
	private readonly unseen = new Set<string>();

	constructor(private readonly switches: WatiSwitches) {}

	add({ id }: Contact): void {
		this.unseen.add(id);
	}

	/** Who was written to is there for everybody. */
	written({ id }: Contact): void {
		this.unseen.delete(id);
	}

	/** Whether this look comes too early to find the contact. The next one does not. */
	hides({ id }: Contact): boolean {
		return this.unseen.delete(id) && this.switches.newContactVisible === 'afterFirstLook';
	}
}
