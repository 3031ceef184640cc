import { Deliveries } from '../../nodes/n8n/deliveries.ts';

const done = async () => true;

it('does the work of a delivery once', async () => {
	const deliveries = new Deliveries();
	let times = 0;
	const work = async () => (times += 1) > 0;
	expect(await deliveries.once('a', work)).toBe('first');
	expect(await deliveries.once('a', work)).toBe('repeated');
	expect(await deliveries.once('b', work)).toBe('first');
	expect(times).toBe(2);
});

it.each([
	['was not done', async () => false],
	['failed', async () => await Promise.reject(new Error('down'))],
])('does again what %s', async (_, work) => {
	const deliveries = new Deliveries();
	await deliveries.once('a', work).catch(() => 'failed');
	expect(await deliveries.once('a', done)).toBe('first');
});

it('takes a repetition that comes during the work for one', async () => {
	const deliveries = new Deliveries();
	const both = [deliveries.once('a', done), deliveries.once('a', done)];
	expect(await Promise.all(both)).toEqual(['first', 'repeated']);
});

it('does again what n8n could not keep', async () => {
	const deliveries = new Deliveries();
	await deliveries.once('a', done);
	deliveries.forget('a');
	expect(await deliveries.once('a', done)).toBe('first');
});

it('forgets the oldest of very many', async () => {
	const deliveries = new Deliveries();
	for (let index = 0; index <= 5_000; index += 1) await deliveries.once(`${index}`, done);
	expect(await deliveries.once('5000', done)).toBe('repeated');
	expect(await deliveries.once('0', done)).toBe('first');
});
