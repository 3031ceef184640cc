export const IMPORT_STATES = ['running', 'paused', 'cancelled', 'completed', 'failed'] as const;

/** A historical import, as n8n keeps it in a row of its table. */
export interface ImportJob {
	readonly id: string;
	readonly kind: 'import' | 'dryRun';
	/** In the words of its form. */
	readonly range: string;
	readonly state: (typeof IMPORT_STATES)[number];
	readonly startedAt: string;
	readonly finishedAt: string | null;
	/** When something was in the way: from when on it is tried again. */
	readonly retryAt: string | null;
	readonly total: number;
	readonly done: number;
	readonly counts: ImportCounts;
	/** Calls to Wati. */
	readonly calls: number;
	/** What is in the way, in words; mostly empty. */
	readonly message: string;
	/** Its own page. */
	readonly page: string;
}

export interface ImportCounts {
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly skipped: number;
	readonly held: number;
	readonly failed: number;
}
