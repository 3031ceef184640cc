import { validatePhoneNumberLength } from 'libphonenumber-js/max';

import { Refused } from './world.mts';

const words = {
	INVALID_COUNTRY: 'No country has this code. A number looks like +49 1511 2345678.',
	TOO_SHORT: 'This number is too short.',
	TOO_LONG: 'This number is too long.',
	INVALID_LENGTH: 'No number of this country has this length.',
	NOT_A_NUMBER: 'This is not a phone number.',
};

/**
 * The digits of a number as WhatsApp has it. Its length is all that is asked: WhatsApp keeps forms
 * that are no longer dialled.
 */
export function whatsAppNumber(typed: string): string {
	const number = typed.trim().replace(/^00/, '+');
	if (/^[\d\s().-]+$/.test(number)) {
		throw refused('Begin with a plus and the country code, as in +49 1511 2345678.');
	}
	const wrong = /^\+[\d\s().-]+$/.test(number)
		? validatePhoneNumberLength(dialled(number))
		: 'NOT_A_NUMBER';
	if (wrong) throw refused(words[wrong]);
	return digitsOf(number);
}

export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** On WhatsApp a 1 stands before Mexico's mobile numbers, which nobody dials any more. */
const dialled = (number: string) => `+${digitsOf(number).replace(/^521(?=\d{10}$)/, '52')}`;

const refused = (message: string) => new Refused([{ field: 'from', message }]);
