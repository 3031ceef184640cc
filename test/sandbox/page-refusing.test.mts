import { refusing } from '../../sandbox/page/refusing.mts';
import { Refused } from '../../sandbox/page/world.mts';

const throwing = (message: string) => async () =>
	await refusing(() => {
		throw new Error(message);
	});

describe('what the shop throws', () => {
	it.each([
		['Phone has already been taken', [{ field: 'phone', message: 'Phone has already been taken' }]],
		['Email is invalid', [{ field: 'email', message: 'Email is invalid' }]],
		[
			'Phone is invalid. Email is invalid',
			[
				{ field: 'phone', message: 'Phone is invalid' },
				{ field: 'email', message: 'Email is invalid' },
			],
		],
		['Customer does not exist', [{ field: undefined, message: 'Customer does not exist' }]],
	])('becomes a refusal beside its field: %s', async (message, refusals) => {
		await expect(throwing(message)()).rejects.toEqual(new Refused(refusals));
		await expect(throwing(message)()).rejects.toMatchObject({ refusals });
	});

	it('is only what it threw: work that succeeds is let through', async () => {
		const work = jest.fn();
		await refusing(work);
		expect(work).toHaveBeenCalledTimes(1);
	});
});
