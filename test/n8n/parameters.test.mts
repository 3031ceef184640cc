import { asFlag, asIds, asText } from '../../nodes/n8n/parameters.ts';

it.each([false, 'false', 'False ', 0, '0', 'no', 'off', '', null, undefined])(
	'reads %j as off',
	(value) => {
		expect(asFlag(value)).toBe(false);
	},
);

it.each([true, 'true', 1, 'yes', 'anything else'])('reads %j as on', (value) => {
	expect(asFlag(value)).toBe(true);
});

it.each([
	[' DE ', 'DE'],
	[undefined, ''],
	[null, ''],
	[7, '7'],
])('reads %j as the text %j', (value, text) => {
	expect(asText(value)).toBe(text);
});

it.each([
	[
		['8123', '8124'],
		['8123', '8124'],
	],
	[[8123], ['8123']],
	[['gid://shopify/Customer/8123', null, {}], ['8123']],
	['["8123","8124"]', ['8123', '8124']],
	['[8123, 8124]', ['8123', '8124']],
	['8123,8124', ['8123', '8124']],
	[' 8123 ; 8124\n8125', ['8123', '8124', '8125']],
	['gid://shopify/Customer/8123', ['8123']],
	[8123, ['8123']],
	['9007199254740993', ['9007199254740993']],
	['', []],
	['[]', []],
	[null, []],
	[undefined, []],
	[{}, []],
	['Ada 8123x', []],
])('reads %j as the ids %j', (value, ids) => {
	expect(asIds(value)).toEqual(ids);
});
