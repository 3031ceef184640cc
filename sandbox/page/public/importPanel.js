import { timeAgo } from './ago.js';
import { announce } from './announce.js';
import { byId, element } from './element.js';
import { countsInWords, stateInWords } from './importWords.js';

const kinds = { import: 'Import', dryRun: 'Dry run' };

const title = element('strong');
const range = element('span', { className: 'muted' });
const badge = element('span', { className: 'badge' });
const bar = element('progress', { 'aria-label': 'How far the import is' });
const done = element('span');
const counts = element('span', { className: 'muted counts' });
const trouble = element('p', { className: 'problem' });
const when = timeAgo();
const page = element('a', { target: '_blank', rel: 'noopener', hidden: true });

byId('import-job').append(
	element('div', { className: 'import-line' }, title, range, badge),
	bar,
	element('div', { className: 'import-line' }, done, counts),
	trouble,
);
byId('import-ways').append(page, when.node);

let shown = '';
let importing = false;

/** Whether an import writes just now. */
export const isImporting = () => importing;

/** The last import, and the way to the next. */
export function showImport(view, { importForm }) {
	const form = byId('import-form');
	form.hidden = false;
	form.setAttribute('href', importForm);
	const unknown = byId('import-unknown');
	unknown.hidden = view.kind !== 'unknown';
	if (view.kind === 'unknown') unknown.textContent = `n8n does not tell of it: ${view.why}`;
	byId('import-intro').hidden = view.kind === 'begun';
	byId('import-job').hidden = view.kind !== 'begun';
	importing = view.kind === 'begun' && view.job.kind === 'import' && view.job.state === 'running';
	if (view.kind === 'begun') showJob(view.job);
}

function showJob(job) {
	const { words, tone } = stateInWords(job);
	title.textContent = kinds[job.kind];
	range.textContent = job.range;
	badge.textContent = words;
	badge.dataset.tone = tone;
	bar.dataset.tone = tone;
	bar.max = Math.max(1, job.total);
	bar.value = job.state === 'completed' ? bar.max : job.done;
	done.textContent = `${job.done} of ${Math.max(job.total, job.done)} customers`;
	counts.textContent = countsInWords(job);
	trouble.textContent = job.finishedAt === null ? job.message : '';
	trouble.hidden = trouble.textContent === '';
	page.hidden = false;
	page.href = job.page;
	page.textContent = job.finishedAt === null ? 'Its progress page' : 'Its summary and lists';
	when.patch(job.finishedAt ?? job.startedAt);
	tellOthers(job, words);
}

function tellOthers({ id, kind }, words) {
	const news = `${id} ${words}`;
	if (news === shown) return;
	shown = news;
	announce(`${kinds[kind]}: ${words}.`);
	if (kind === 'import') {
		document.dispatchEvent(new CustomEvent('acted', { detail: { action: 'import' } }));
	}
}
