const NAME = /^[a-z0-9][a-z0-9-]*$/i;
const MYSHOPIFY = /^([a-z0-9][a-z0-9-]*)\.myshopify\.com$/i;
const ADMIN = /^(?:https:\/\/)?admin\.shopify\.com\/store\/([a-z0-9-]+)/i;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export interface ShopAddress {
	/** Where the Admin API answers. */
	readonly origin: string;
}

const ofName = (name: string): ShopAddress => ({
	origin: `https://${name.toLowerCase()}.myshopify.com`,
});

/**
 * Reads `name`, `name.myshopify.com`, the address of the admin, or a full origin such as a proxy.
 * `undefined` for anything else, and for plain http beyond this machine.
 */
export function readShopAddress(shop: string): ShopAddress | undefined {
	const text = shop.trim().replace(/\/+$/, '');
	const name = ADMIN.exec(text)?.[1] ?? MYSHOPIFY.exec(text)?.[1] ?? (NAME.test(text) ? text : '');
	if (name !== '') return ofName(name);
	let url: URL;
	try {
		url = new URL(text);
	} catch {
		return undefined;
	}
	const secure = url.protocol === 'https:';
	if (!secure && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) return undefined;
	const myshopify = MYSHOPIFY.exec(url.hostname)?.[1];
	return myshopify && secure ? ofName(myshopify) : { origin: url.origin };
}
