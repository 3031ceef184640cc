export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** How WhatsApp may know a Brazilian mobile: without the ninth digit, which came later. */
export function oldSpelling(number: string): string | undefined {
	const [, area, line] = /^55(\d\d)9(\d{8})$/.exec(number) ?? [];
	return area && line && `55${area}${line}`;
}
