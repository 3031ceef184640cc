export interface Contact {
	readonly id: string;
	/** Null for people who hide it (BSUID only), and on Instagram and Messenger. */
	readonly number: string | null;
	readonly bsuid: string | null;
	readonly parentBsuid: string | null;
	readonly username: string | null;
	readonly channelType: 'whatsapp' | 'instagram' | 'messenger';
	readonly name: string;
	readonly params: Readonly<Record<string, string>>;
	readonly allowCampaign: boolean;
	readonly optedIn: boolean;
	readonly allowSms: boolean;
	readonly teams: readonly string[];
	readonly source: string | null;
	readonly created: number;
	readonly lastUpdated: number;
}

export type ContactDraft = Partial<Omit<Contact, 'id' | 'created' | 'lastUpdated'>>;

/** What may change: a number never does. */
export type ContactChange = Partial<
	Pick<Contact, 'name' | 'params' | 'allowCampaign' | 'optedIn' | 'teams'>
>;

/** Digits with the country code: no plus, no leading zero, as long as E.164 allows. */
export function isWhatsAppNumber(text: string): boolean {
	return /^[1-9]\d{6,14}$/.test(text);
}

/** `US.123124141512`, or `HK.ENT.123` for a parent. */
export function isBsuid(text: string): boolean {
	return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/.test(text);
}
