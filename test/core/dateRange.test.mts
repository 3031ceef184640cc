import fc from 'fast-check';
import { beginOf, type DateRange } from '../../nodes/core/dateRange.ts';

const since = (date: string, zone = 'Europe/Berlin') => beginOf('since', date, 0, zone);

it.each<[DateRange, string, string, string, string]>([
	['oneMonth', '2026-11-23T12:00:00Z', 'UTC', '2026-10-23T00:00:00.000Z', 'the same day'],
	['threeMonths', '2026-05-31T12:00:00Z', 'UTC', '2026-02-28T00:00:00.000Z', 'no 31 February'],
	['threeMonths', '2028-05-31T12:00:00Z', 'UTC', '2028-02-29T00:00:00.000Z', 'a leap year'],
	['oneMonth', '2028-03-29T12:00:00Z', 'UTC', '2028-02-29T00:00:00.000Z', 'to a leap day'],
	['sixMonths', '2028-08-29T12:00:00Z', 'UTC', '2028-02-29T00:00:00.000Z', 'to a leap day'],
	['oneMonth', '2026-03-31T12:00:00Z', 'UTC', '2026-02-28T00:00:00.000Z', 'a short month'],
	[
		'sixMonths',
		'2026-02-28T12:00:00Z',
		'UTC',
		'2025-08-28T00:00:00.000Z',
		'no last day of a month',
	],
	['oneMonth', '2027-01-15T12:00:00Z', 'UTC', '2026-12-15T00:00:00.000Z', 'into the year before'],
	['oneMonth', '2026-11-23T12:00:00Z', 'Europe/Berlin', '2026-10-22T22:00:00.000Z', 'summer'],
	['sixMonths', '2026-06-23T12:00:00Z', 'Europe/Berlin', '2025-12-22T23:00:00.000Z', 'winter'],
	[
		'oneMonth',
		'2026-11-23T23:30:00Z',
		'Europe/Berlin',
		'2026-10-23T22:00:00.000Z',
		'tomorrow there',
	],
	['oneMonth', '2026-11-23T03:00:00Z', 'America/New_York', '2026-10-22T04:00:00.000Z', 'yesterday'],
	['oneMonth', '2026-04-15T03:00:00Z', 'America/New_York', '2026-03-14T04:00:00.000Z', 'change'],
	[
		'oneMonth',
		'2026-11-01T02:00:00Z',
		'Australia/Lord_Howe',
		'2026-09-30T13:30:00.000Z',
		'half hours',
	],
	['oneMonth', '2026-11-23T12:00:00Z', 'Asia/Kathmandu', '2026-10-22T18:15:00.000Z', 'quarters'],
	[
		'oneMonth',
		'2026-10-06T12:00:00Z',
		'America/Santiago',
		'2026-09-06T04:00:00.000Z',
		'no midnight',
	],
	['oneMonth', '2026-04-29T12:00:00Z', 'Asia/Beirut', '2026-03-28T22:00:00.000Z', 'no midnight'],
	[
		'oneMonth',
		'2026-12-01T12:00:00Z',
		'America/Havana',
		'2026-11-01T04:00:00.000Z',
		'two midnights',
	],
])('%s back from %s in %s begins at %s: %s', (range, now, zone, begin) => {
	expect(beginOf(range, '', Date.parse(now), zone)).toBe(begin);
});

it.each([
	['2026-01-31', 'Europe/Berlin', '2026-01-30T23:00:00.000Z'],
	['  2026-01-31 ', 'Europe/Berlin', '2026-01-30T23:00:00.000Z'],
	['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
	['2026-01-31', 'Pacific/Kiritimati', '2026-01-30T10:00:00.000Z'],
	['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
	['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
	['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z'],
	['2026-01-31T08:00', 'Europe/Berlin', '2026-01-31T07:00:00.000Z'],
	['2026-01-31T08:00:30', 'Europe/Berlin', '2026-01-31T07:00:30.000Z'],
	['2026-01-31T08:00:00Z', 'Europe/Berlin', '2026-01-31T08:00:00.000Z'],
	['2026-01-31T08:00:00.123Z', 'Europe/Berlin', '2026-01-31T08:00:00.123Z'],
	['2026-01-31T08:00:00+05:45', 'Europe/Berlin', '2026-01-31T02:15:00.000Z'],
	['2026-10-25T02:30:00+01:00', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
	['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
	['2026', 'UTC', '2026-01-01T00:00:00.000Z'],
])('since %s in %s begins at %s', (date, zone, begin) => {
	expect(since(date, zone)).toBe(begin);
});

it.each([
	'',
	' ',
	'yesterday',
	'31.01.2026',
	'01/31/2026',
	'2026-1-5',
	'2026-02-30',
	'2026-02-29',
	'2026-13-01',
	'2026-01-31 08:00',
	'2026-01-31T25:00',
	'12',
	'12:30',
	'T08:00',
	'1700000000000',
	'null',
	'undefined',
	"2026-01-01' OR id:>0",
])('takes %j for no date', (nonsense) => {
	expect(since(nonsense)).toBeUndefined();
});

it.each(['Mars/Olympus', '', 'Europe'])('begins nowhere in the time zone %j', (zone) => {
	expect(beginOf('oneMonth', '', 0, zone)).toBeUndefined();
	expect(since('2026-01-31', zone)).toBeUndefined();
});

it('has no limit where all are wanted, whatever else is said', () => {
	expect(beginOf('all', 'nonsense', 0, 'Mars/Olympus')).toBeNull();
});

const ZONES = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'America/Santiago',
	'Asia/Beirut',
	'America/Havana',
	'Atlantic/Azores',
	'Africa/Cairo',
	'Pacific/Apia',
	'Pacific/Chatham',
	'America/St_Johns',
] as const;

/** The date that a calendar on the wall shows there. */
const dateIn = (ms: number, timeZone: string) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);

it('begins a day with its very first moment, wherever and whenever clocks change', () => {
	const days = fc.date({
		min: new Date('2015-01-01'),
		max: new Date('2030-12-31'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
			const date = day.toISOString().slice(0, 10);
			const begin = Date.parse(since(date, zone) ?? '');
			expect(dateIn(begin, zone)).toBe(date);
			const [momentBefore, hourBefore] = [begin - 1, begin - 3_600_000];
			expect(dateIn(momentBefore, zone) < date).toBe(true);
			expect(dateIn(hourBefore, zone) < date).toBe(true);
		}),
		{ numRuns: 200 },
	);
});
