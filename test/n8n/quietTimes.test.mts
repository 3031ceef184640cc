import { QuietTimes } from '../../nodes/n8n/quietTimes.ts';

const MINUTE = 60_000;

it('is quiet for a while after a run began, for that contact alone', () => {
	const times = new QuietTimes();
	times.begin('ada', 1_000);
	expect(times.isQuiet('ada', 1_000 + MINUTE - 1, MINUTE)).toBe(true);
	expect(times.isQuiet('ada', 1_000 + MINUTE, MINUTE)).toBe(false);
	expect(times.isQuiet('bob', 1_000, MINUTE)).toBe(false);
});

it('is never quiet where no quiet time is wanted', () => {
	const times = new QuietTimes();
	times.begin('ada', 1_000);
	expect(times.isQuiet('ada', 1_000, 0)).toBe(false);
});

it('counts from the last run, and not from one that did not begin after all', () => {
	const times = new QuietTimes();
	times.begin('ada', 0);
	times.begin('ada', MINUTE);
	expect(times.isQuiet('ada', MINUTE + 1, MINUTE)).toBe(true);
	times.forget('ada');
	expect(times.isQuiet('ada', MINUTE + 1, MINUTE)).toBe(false);
});

it('forgets the oldest of very many', () => {
	const times = new QuietTimes();
	for (let index = 0; index <= 20_000; index += 1) times.begin(`${index}`, 0);
	expect(times.isQuiet('0', 1, MINUTE)).toBe(false);
	expect(times.isQuiet('1', 1, MINUTE)).toBe(true);
	expect(times.isQuiet('20000', 1, MINUTE)).toBe(true);
});
