import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PublicFile {
	readonly type: string;
	readonly body: Buffer;
}

const types = new Map([
	['.html', 'text/html; charset=utf-8'],
	['.css', 'text/css; charset=utf-8'],
	['.js', 'text/javascript; charset=utf-8'],
	['.svg', 'image/svg+xml'],
]);

/** By path. Read once, so that no request can name a file that is not among them. */
export async function publicFiles(): Promise<ReadonlyMap<string, PublicFile>> {
	const folder = join(process.cwd(), 'sandbox', 'page', 'public');
	const files = new Map<string, PublicFile>();
	for (const name of await readdir(folder)) {
		const type = types.get(extname(name));
		if (type === undefined) continue;
		const file = { type, body: await readFile(join(folder, name)) };
		files.set(name === 'index.html' ? '/' : `/${name}`, file);
	}
	return files;
}
