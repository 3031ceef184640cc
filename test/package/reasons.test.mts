import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REASONS } from '../../nodes/core/reasons';
import { EXPLANATIONS, explain } from '../../nodes/n8n/explain';
import { sourceFiles } from './sourceFiles.mts';

it('the published list is sorted and names nothing twice', () => {
	expect([...REASONS]).toEqual([...new Set(REASONS)].sort());
});

it.each(REASONS)('%s is explained in a sentence or two', (reason) => {
	expect(EXPLANATIONS[reason]).toMatch(/^[A-Z][^\n]{15,200}\.$/);
	expect(explain(reason, 'More.')).toBe(`${EXPLANATIONS[reason]} More.`);
});

it('nothing is explained that is no reason', () => {
	expect(Object.keys(EXPLANATIONS).sort()).toEqual([...REASONS]);
});

it.each(REASONS)('%s is given somewhere', (reason) => {
	const users = ['nodes']
		.flatMap((folder) => sourceFiles(folder, /\.ts$/))
		.filter(
			({ file, text }) => !/reasons\.ts$|explain\.ts$/.test(file) && text.includes(`'${reason}'`),
		);
	expect(users.map(({ file }) => file)).not.toEqual([]);
});

const readme = path.join(process.cwd(), 'README.md');
const published = existsSync(readme) ? readFileSync(readme, 'utf8') : '';

it.each(published === '' ? [] : REASONS)('%s stands in the table of the README', (reason) => {
	expect(published).toMatch(new RegExp(`^\\|.*\`${reason}\``, 'm'));
});
