/** Writes what both runs do in every situation into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from '../test/core/mergeTables.mts';

writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
