import { readAnswer } from '../../nodes/shopify/answer.ts';

const kindOf = (status: number, body: unknown) => {
	const result = readAnswer({ kind: 'answer', status, headers: {}, body });
	return result.ok ? 'yes' : `${result.failure.kind}: ${result.failure.message}`;
};

const coded = (code: string) => ({ data: null, errors: [{ message: 'no', extensions: { code } }] });

it('takes data for a yes', () => {
	expect(kindOf(200, { data: { shop: null } })).toBe('yes');
});

it.each([
	['half of an answer', '{"data":{"customerCreate":{"cust'],
	['a web page', '<html></html>'],
	['nothing', ''],
	['null', null],
	['no object', []],
	['an object that says nothing', {}],
	['no data and no error', { data: null }],
	['no data and no error in the list', { data: null, errors: [] }],
])('takes 200 with %s for an open question', (_, body) => {
	expect(kindOf(200, body)).toBe('unclear: The answer is no GraphQL answer.');
});

it.each<[number, unknown, string]>([
	[200, { errors: [{ message: 'Syntax error' }] }, 'refused: Syntax error'],
	[200, { errors: 'Not found' }, 'refused: Not found'],
	[200, { errors: { base: 'odd' } }, 'refused: HTTP 200'],
	[200, { ...coded('ACCESS_DENIED'), data: { customer: null } }, 'accessDenied: no'],
	[200, coded('THROTTLED'), 'throttled: no'],
	[200, coded('INTERNAL_SERVER_ERROR'), 'unclear: no'],
	[302, '', 'refused: HTTP 302'],
	[400, '<html></html>', 'refused: HTTP 400'],
	[404, { errors: 'Not Found' }, 'refused: Not Found'],
	[401, { errors: 'Invalid token' }, 'unauthorized: Invalid token'],
	[429, '', 'throttled: HTTP 429'],
	[502, '<html></html>', 'unclear: HTTP 502'],
])('takes %d with %j for %s', (status, body, expected) => {
	expect(kindOf(status, body)).toBe(expected);
});

it('takes silence for an open question', () => {
	const result = readAnswer({ kind: 'silence', cause: 'stream has been aborted' });
	expect(result).toEqual({
		ok: false,
		failure: { kind: 'unclear', message: 'stream has been aborted' },
	});
});
