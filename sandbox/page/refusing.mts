import { Refused, type Refusal } from './world.mts';

/** Shopify's refusals begin with the name of the field: "Phone has already been taken". */
const fieldNames = new Map([
	['Email', 'email'],
	['Phone', 'phone'],
	['First', 'firstName'],
	['Last', 'lastName'],
]);

/** Carries out what may throw in the shop's words, and finds the field of each sentence. */
export async function refusing(work: () => unknown): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new Refused(error.message.split(/\.\s+/).map(refusalOf));
	}
}

const refusalOf = (message: string): Refusal => ({
	field: fieldNames.get(message.split(' ', 1)[0] ?? ''),
	message,
});
