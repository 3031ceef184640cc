import { timeAgo } from './ago.js';
import { element } from './element.js';
import { markPerson } from './person.js';
import { runBody } from './runBody.js';

const quiet = ['unchanged', 'skipped'];
const bad = ['failed'];
const ways = {
	shopifyToWati: { arrow: '→', words: 'Shopify → Wati' },
	watiToShopify: { arrow: '←', words: 'Wati → Shopify' },
};
const noWay = { arrow: '', words: '' };

export function runEntry() {
	const when = timeAgo();
	const direction = element('span', { className: 'unseen' });
	const subject = element('strong');
	const event = element('span', { className: 'event' });
	const badge = element('span', { className: 'badge' });
	const reason = element('code', { className: 'reason' });
	const gist = element('span', { className: 'gist' });
	const body = element('div', { className: 'run-body' });
	const summary = element(
		'summary',
		{},
		element('span', { className: 'run-line' }, direction, subject, badge),
		element('span', { className: 'run-line' }, event, reason, when.node),
		gist,
	);
	const details = element('details', {}, summary, body);
	const way = element('span', { className: 'way', 'aria-hidden': 'true' });
	const node = element('li', { className: 'run' }, way, details);
	summary.addEventListener('click', () => (details.dataset.byHand = 'true'));
	return {
		node,
		patch(run) {
			const action = actionOf(run);
			const { arrow, words } = ways[run.direction] ?? noWay;
			way.textContent = arrow;
			way.title = words;
			direction.textContent = words;
			markPerson(node, run.person);
			node.toggleAttribute('data-telling', run.changes.length + run.problems.length > 0);
			node.dataset.tone = toneOf(run, action);
			subject.textContent = run.who ?? run.title;
			event.textContent = run.who ? run.title : run.workflow;
			event.hidden = event.textContent === subject.textContent;
			badge.textContent = action;
			badge.dataset.tone = node.dataset.tone;
			reason.textContent = run.outcome?.reason ?? run.problems[0]?.code ?? '';
			gist.textContent = run.changes.map(({ field }) => field).join(', ');
			when.patch(run.at);
			body.replaceChildren(...runBody(run));
		},
	};
}

const actionOf = ({ status, outcome }) =>
	outcome?.action ?? { running: 'running', error: 'failed', success: 'done' }[status];

function toneOf({ status, problems }, action) {
	if (status === 'running') return 'busy';
	if (status === 'error' || bad.includes(action)) return 'bad';
	if (action === 'held' || problems.length > 0) return 'warn';
	return quiet.includes(action) ? 'off' : 'good';
}
