import { element } from './element.js';

const sides = { customer: 'in Shopify', contact: 'in Wati' };

/** What a run did, in full. */
export function runBody({ workflow, at, changes, problems, url }) {
	const facts = element(
		'p',
		{ className: 'muted' },
		`${workflow}, ${new Date(at).toLocaleTimeString()}`,
	);
	if (url) {
		facts.append(
			' · ',
			element('a', { href: url, target: '_blank', rel: 'noopener' }, 'Open in n8n'),
		);
	}
	return [
		...(changes.length > 0 ? [changeTable(changes)] : []),
		...problems.map(problemLine),
		facts,
	];
}

const changeTable = (changes) =>
	element(
		'table',
		{ className: 'changes' },
		element('caption', { className: 'unseen' }, 'What was written'),
		element('tbody', {}, ...changes.map(changeRow)),
	);

const changeRow = ({ field, side, from, to }) =>
	element(
		'tr',
		{},
		element(
			'th',
			{ scope: 'row' },
			field,
			side !== undefined && element('span', { className: 'side', 'data-side': side }, sides[side]),
		),
		element(
			'td',
			{},
			element('del', {}, value(from)),
			element('span', { className: 'arrow', 'aria-label': 'became' }, '→'),
			element('ins', {}, value(to)),
		),
	);

function value(one) {
	const text = Array.isArray(one) ? one.join(', ') : String(one ?? '');
	return text === '' ? element('span', { className: 'none' }, 'empty') : text;
}

const problemLine = ({ code, message }) =>
	element('p', { className: 'problem' }, element('code', {}, code), ` ${message}`);
