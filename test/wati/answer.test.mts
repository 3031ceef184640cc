import { quote, readAnswer } from '../../nodes/wati/answer.ts';
import type { WatiAnswer } from '../../nodes/wati/http.ts';
import { answer, ok, silence } from './scriptedWati.mts';

const kindOf = (one: WatiAnswer) => {
	const result = readAnswer(one);
	return result.ok ? 'yes' : `${result.failure.kind}: ${result.failure.message}`;
};

it.each([
	[{ id: '1', name: 'Ada' }],
	[{ result: true }],
	[{ result: 'success', contact_list: [] }],
	[{ ok: true, errors: [] }],
	[{ errors: null, message: 'done' }],
	['a text'],
	[''],
	[null],
	[[]],
])('takes 200 with %j for a yes', (body) => {
	expect(kindOf(ok(body))).toBe('yes');
});

it.each([
	[{ result: false, info: 'Contact not found' }, 'Contact not found'],
	[{ result: 'false', message: 'no' }, 'no'],
	[{ result: 'error', error: 'broken' }, 'broken'],
	[{ ok: false, error: 'exceeded' }, 'exceeded'],
	[{ success: false }, 'HTTP 200'],
	[{ errors: ['first', 'second'] }, 'first; second'],
	[{ result: false, info: '', errors: [] }, 'HTTP 200'],
])('takes 200 with %j for a no', (body, message) => {
	expect(kindOf(ok(body))).toBe(`refused: ${message}`);
});

it.each([
	[400, { code: 400, message: 'Bad value', timestamp: '' }, 'refused: Bad value'],
	[404, '', 'refused: HTTP 404'],
	[405, undefined, 'refused: HTTP 405'],
	[302, '<html>moved</html>', 'refused: a web page'],
	[401, 'No Access Token provided', 'unauthorized: No Access Token provided'],
	[403, undefined, 'unauthorized: HTTP 403'],
	[429, 'Rate limit exceeded', 'rateLimited: Rate limit exceeded'],
	[500, { message: 'Oops' }, 'unclear: Oops'],
	[502, '<HTML>Bad gateway</HTML>', 'unclear: a web page'],
])('takes %d with %j for %s', (status, body, expected) => {
	expect(kindOf(answer(status, body))).toBe(expected);
});

it.each(['{"id":"65f","wa_', ' [{"name"', '{'])(
	'takes 200 with the half JSON %j for an open question',
	(body) => {
		expect(kindOf(ok(body))).toBe('unclear: The answer broke off.');
	},
);

it('takes silence for an open question', () => {
	expect(kindOf(silence)).toBe('unclear: ETIMEDOUT');
});

it('quotes a service on one line, cut short, and never its token', () => {
	const quoted = quote(`bad\r\n  token: Bearer wati_secret.123 ${'x'.repeat(400)}`);
	expect(quoted).toMatch(/^bad token: Bearer … x+$/);
	expect(quoted).toHaveLength(300);
});
