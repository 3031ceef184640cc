import { toCanonicalEmail } from '../../nodes/core/email.ts';

it.each([
	['ada@example.com', 'ada@example.com'],
	['  Ada@Example.COM ', 'ada@example.com'],
	['ada+shop@mail.example.co.uk', 'ada+shop@mail.example.co.uk'],
	['jörg@müller.example', 'jörg@müller.example'],
])('reads %j as %j', (raw, expected) => {
	expect(toCanonicalEmail(raw)).toBe(expected);
});

it.each(['', 'ada', 'ada@', '@example.com', 'ada@example', 'ada@@example.com', 'ada@.com'])(
	'%j is no address',
	(raw) => {
		expect(toCanonicalEmail(raw)).toBeUndefined();
	},
);

it.each(['a da@example.com', 'ada@exa mple.com', 'ada@example..com', 'ada@example.com.'])(
	'%j is no address either',
	(raw) => {
		expect(toCanonicalEmail(raw)).toBeUndefined();
	},
);
