import { readFileSync } from 'node:fs';
import { SETTINGS } from '../../nodes/core/settingsList';

const readme = readFileSync('README.md', 'utf8');

it.each(SETTINGS)('$name stands in the table of the README, as it is', ({ name, about }) => {
	expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\|$`, 'm'));
	expect(readme).toContain(`| ${about} |`);
});
