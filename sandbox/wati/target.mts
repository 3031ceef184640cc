import { isBsuid, isWhatsAppNumber } from './contact.mts';
import type { WatiChannel } from './options.mts';
import { Refusal } from './refusal.mts';

/**
 * The id, number or BSUID that a v3 target names, with or without `Channel:` before it. A
 * plus is not among the documented forms.
 */
export function keyOfTarget(target: string, channel: WatiChannel): string {
	const colon = target.indexOf(':');
	const key = target.slice(colon + 1);
	if (colon >= 0 && ![channel.name, channel.number].includes(target.slice(0, colon))) {
		throw new Refusal('content', 'Channel not found');
	}
	if (isWhatsAppNumber(key) || isBsuid(key) || /^[0-9a-f]{24}$/.test(key)) return key;
	throw new Refusal('content', `Invalid target: ${target}`);
}
