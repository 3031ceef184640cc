/** Writes the table of reason codes into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { EXPLANATIONS } from '../nodes/n8n/explain';

const rows = Object.entries(EXPLANATIONS).map(([code, text]) => `| \`${code}\` | ${text} |`);
const table = ['| Code | Meaning |', '|---|---|', ...rows].join('\n');
const readme = readFileSync('README.md', 'utf8');
const marked = /<!-- reasons -->[^]*<!-- \/reasons -->/;
writeFileSync('README.md', readme.replace(marked, `<!-- reasons -->\n${table}\n<!-- /reasons -->`));
