/** Why Shopify would not send webhooks to this address; undefined when it would. */
export function addressProblem(address: string): string | undefined {
	if (address.trim() === '') return "Address can't be blank";
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url === undefined) return 'Address is invalid';
	if (url.protocol !== 'https:') return `Address protocol ${url.protocol}// is not supported`;
	return isInternal(url.hostname) ? 'Address cannot be a Shopify or an internal domain' : undefined;
}

function isInternal(host: string): boolean {
	return (
		isLoopback(host) ||
		/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.)/.test(host) ||
		/(^|\.)(shopify\.com|myshopify\.com|myshopify\.io|shopify\.dev)$/.test(host) ||
		/\.(local|internal|localhost)$/.test(host) ||
		!host.includes('.')
	);
}

export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

/** Where a delivery really goes: through a tunnel or to loopback, and nowhere else. */
export function reachable(
	address: string,
	tunnels: Readonly<Record<string, string>>,
): URL | undefined {
	const url = new URL(address);
	const tunnel = tunnels[url.origin];
	const target = tunnel === undefined ? url : new URL(url.pathname + url.search, tunnel);
	return target.protocol === 'http:' && isLoopback(target.hostname) ? target : undefined;
}
