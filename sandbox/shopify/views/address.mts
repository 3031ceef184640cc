import type { Address } from '../customer.mts';
import { globalId } from '../globalId.mts';

const countries = new Intl.DisplayNames('en', { type: 'region' });

export function addressView(address: Address) {
	const { firstName, lastName, city, company, countryCode, provinceCode } = address;
	const country = countryName(countryCode);
	const name = [firstName, lastName].filter(Boolean).join(' ') || null;
	const { id: _, ...fields } = address;
	return {
		__typename: 'MailingAddress',
		...fields,
		id: `${globalId('MailingAddress', address.id)}?model_name=CustomerAddress`,
		country,
		countryCodeV2: countryCode,
		province: provinceCode,
		name,
		coordinatesValidated: false,
		latitude: null,
		longitude: null,
		timeZone: null,
		validationResultSummary: null,
		formattedArea: [city, provinceCode, country].filter(Boolean).join(', ') || null,
		formatted: ({ withCompany, withName }: { withCompany?: boolean; withName?: boolean }) =>
			[
				withName ? name : null,
				withCompany ? company : null,
				address.address1,
				address.address2,
				[city, provinceCode, address.zip].filter(Boolean).join(' '),
				country,
			].filter(Boolean),
	};
}

export function countryName(code: string | null): string | null {
	return code === null ? null : (countries.of(code) ?? null);
}
