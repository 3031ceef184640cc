import type { InFlight } from './inFlight.mts';
import type { Shop } from './shop.mts';
import type { Timetable } from './timetable.mts';

export interface BulkOperation {
	readonly id: number;
	readonly query: string;
	readonly status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELED' | 'FAILED';
	readonly createdAt: number;
	readonly completedAt: number | null;
	readonly lines: readonly string[];
	readonly rootObjectCount: number;
}

export interface BulkResult {
	readonly lines: readonly string[];
	readonly rootObjectCount: number;
}

const MAX_AT_ONCE = 5;
const STARTS_AFTER_MS = 500;
const TAKES_MS = 2000;

export class BulkOperations {
	readonly #shop: Shop;
	readonly #timetable: Timetable;
	readonly #inFlight: InFlight;
	readonly #byId = new Map<number, BulkOperation>();

	constructor(shop: Shop, timetable: Timetable, inFlight: InFlight) {
		this.#shop = shop;
		this.#timetable = timetable;
		this.#inFlight = inFlight;
	}

	all(): BulkOperation[] {
		return [...this.#byId.values()];
	}

	get(id: number): BulkOperation | undefined {
		return this.#byId.get(id);
	}

	/** Undefined when as many as are allowed are running. */
	start(query: string, read: () => Promise<BulkResult>): BulkOperation | undefined {
		const running = this.all().filter(({ completedAt }) => completedAt === null);
		if (running.length >= MAX_AT_ONCE) return undefined;
		const operation: BulkOperation = {
			id: this.#shop.nextId(),
			query,
			status: 'CREATED',
			createdAt: this.#shop.now(),
			completedAt: null,
			lines: [],
			rootObjectCount: 0,
		};
		this.#byId.set(operation.id, operation);
		this.#inFlight.add(this.#run(operation.id, read));
		return operation;
	}

	cancel(id: number): BulkOperation | undefined {
		const operation = this.#byId.get(id);
		if (operation?.completedAt !== null) return operation;
		return this.#update(id, { status: 'CANCELED', completedAt: this.#shop.now() });
	}

	async #run(id: number, read: () => Promise<BulkResult>): Promise<void> {
		await this.#wait(STARTS_AFTER_MS);
		if (this.get(id)?.status !== 'CREATED') return;
		this.#update(id, { status: 'RUNNING' });
		const result = await read();
		await this.#wait(TAKES_MS);
		if (this.get(id)?.status !== 'RUNNING') return;
		const at = this.#shop.now();
		const finished = this.#update(id, { ...result, status: 'COMPLETED', completedAt: at });
		this.#shop.announce([{ kind: 'bulkFinished', id, at, from: finished?.createdAt ?? at }]);
	}

	async #wait(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#timetable.after(ms, resolve);
		});
	}

	#update(id: number, news: Partial<BulkOperation>): BulkOperation | undefined {
		const before = this.#byId.get(id);
		if (before === undefined) return undefined;
		const after = { ...before, ...news };
		this.#byId.set(id, after);
		return after;
	}
}
