const states = {
	running: { words: 'running', tone: 'busy' },
	paused: { words: 'paused', tone: 'warn' },
	cancelled: { words: 'cancelled', tone: 'off' },
	completed: { words: 'completed', tone: 'good' },
	failed: { words: 'failed', tone: 'bad' },
};

export const stateInWords = ({ state, retryAt }) =>
	state === 'running' && retryAt !== null ? { words: 'waiting', tone: 'warn' } : states[state];

const names = {
	created: 'created',
	updated: 'updated',
	unchanged: 'in step already',
	skipped: 'left out',
	held: 'for a person',
	failed: 'failed',
};

/** What became of whom, without what did not happen. */
export const countsInWords = ({ kind, counts }) =>
	Object.entries(names)
		.filter(([action]) => counts[action] > 0)
		.map(([action, name]) => {
			const would = kind === 'dryRun' && (action === 'created' || action === 'updated');
			return `${counts[action]} ${would ? `would be ${name}` : name}`;
		})
		.join(', ');
