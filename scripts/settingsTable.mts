/** Writes the table of settings into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS } from '../nodes/core/settingsList';

const shown = (initial: string): string => (initial === '' ? 'nothing' : `\`${initial}\``);

const rows = SETTINGS.map(
	({ name, initial, about }) => `| \`${name}\` | ${shown(initial)} | ${about} |`,
);
const table = ['| Setting | At first | What it does |', '|---|---|---|', ...rows].join('\n');
const readme = readFileSync('README.md', 'utf8');
const marked = /<!-- settings -->[^]*<!-- \/settings -->/;
writeFileSync(
	'README.md',
	readme.replace(marked, `<!-- settings -->\n${table}\n<!-- /settings -->`),
);
