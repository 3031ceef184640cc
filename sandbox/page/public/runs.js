import { announce } from './announce.js';
import { byId } from './element.js';
import { keyedList } from './keyedList.js';
import { runEntry } from './runEntry.js';

const showEntries = keyedList(byId('timeline'), {
	key: ({ id }) => id,
	build: runEntry,
	content: ({ status, outcome, changes, problems }) => [status, outcome, changes, problems],
	onChange({ title, outcome }, what) {
		if (what !== 'gone' && outcome) announce(`Run: ${title}, ${outcome.action}.`);
	},
});

export function showRuns(view) {
	const unknown = byId('runs-unknown');
	unknown.hidden = view.kind !== 'unknown';
	if (view.kind === 'unknown') {
		unknown.textContent = `The runs cannot be read from n8n: ${view.why}`;
		return;
	}
	byId('run-count').textContent = String(view.runs.length);
	byId('no-runs').hidden = view.runs.length > 0;
	showEntries(view.runs);
	unfoldNewest();
}

/** @type {HTMLDetailsElement | null} */
let unfolded = null;

/** The newest run that has something to tell is unfolded; what the person unfolds is theirs. */
function unfoldNewest() {
	/** @type {HTMLDetailsElement | null} */
	const newest = byId('timeline').querySelector('.run[data-telling] details');
	if (newest === unfolded) return;
	if (unfolded && !unfolded.matches('[data-by-hand], :hover')) unfolded.open = false;
	if (newest && !newest.matches('[data-by-hand]')) newest.open = true;
	unfolded = newest;
}
