import { toCanonicalEmail } from '../../nodes/core/email.ts';

it.each([
	['ada@x.example', 'ada@x.example'],
	['  Ada@X.Example ', 'ada@x.example'],
	['a.b+news@mail.x.example', 'a.b+news@mail.x.example'],
	['ada', undefined],
	['ada@x', undefined],
	['@x.example', undefined],
	['ada@@x.example', undefined],
	['ada@x..example', undefined],
	['ada@x.example.', undefined],
	['a da@x.example', undefined],
	['', undefined],
])('reads %j as %j', (raw, email) => {
	expect(toCanonicalEmail(raw)).toBe(email);
});
