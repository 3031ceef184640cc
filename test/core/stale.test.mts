import { isStale } from '../../nodes/core/stale.ts';

const at = (updatedAt: string, readAt = '2026-11-23T12:00:10Z') => ({ updatedAt, readAt });

it.each([
	['an earlier change', at('2026-11-23T11:59:59Z'), true],
	['a later change', at('2026-11-23T12:00:01Z'), false],
	[
		'a later change that was read earlier',
		at('2026-11-23T12:00:01Z', '2026-11-23T12:00:02Z'),
		false,
	],
	['the same change', at('2026-11-23T12:00:00Z'), false],
	['the same second, read earlier', at('2026-11-23T12:00:00Z', '2026-11-23T12:00:09Z'), true],
	['the same second, read later', at('2026-11-23T12:00:00Z', '2026-11-23T12:00:11Z'), false],
	['the same instant in another zone', at('2026-11-23T13:00:00+01:00'), false],
	['an earlier instant that looks later', at('2026-11-23T13:00:00+02:00'), true],
	['a time that cannot be read', at('yesterday'), false],
])('%s: stale is %j', (_, state, expected) => {
	expect(isStale(state, at('2026-11-23T12:00:00Z'))).toBe(expected);
});
