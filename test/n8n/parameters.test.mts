import { asFlag, asText } from '../../nodes/n8n/parameters.ts';

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
