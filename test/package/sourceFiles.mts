import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
	/** From the project's root, with forward slashes. */
	readonly file: string;
	readonly text: string;
}

export const sourceFiles = (folder: string, ending: RegExp): readonly SourceFile[] =>
	readdirSync(path.join(process.cwd(), folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
		.filter((file) => ending.test(file))
		.map((file) => ({ file, text: readFileSync(path.join(process.cwd(), file), 'utf8') }));

/** What a file imports: a package's name, or a file of the project without its ending. */
export const importsOf = ({ file, text }: SourceFile): readonly string[] =>
	[...text.matchAll(/\b(?:from|import|require\()\s*\(?['"]([^'"\n]+)['"]/g)].map(([, name = '']) =>
		name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
	);

/** The code without its comments and the contents of its strings. */
export const bareCode = (text: string): string =>
	text
		.replace(/\/\*[^]*?\*\//g, '')
		.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
		.replace(/\/\/.*$/gm, '');
