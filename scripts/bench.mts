import { measure, type Measured } from './bench/measure.mts';

/** Other sizes and another speed: `npm run bench -- 2000,20000 200`. */
const [sizes = '2000,20000', speed = '200'] = process.argv.slice(2);

const log = (line: string) => void process.stderr.write(`${line}\n`);

const HEADS = ['customers', 'import', 'seconds', 'Wati calls', 'of the least time', 'peak of n8n'];

const cellsOf = ({ customers, run, seconds, calls, ratio, peakMegabytes }: Measured) => [
	customers.toLocaleString('en'),
	run,
	seconds.toLocaleString('en'),
	calls.toLocaleString('en'),
	`${ratio.toFixed(2)} times`,
	peakMegabytes === undefined ? 'unavailable here' : `${peakMegabytes} MB`,
];

const rows: (readonly string[])[] = [HEADS];
for (const size of sizes.split(',')) {
	log(`An import of ${size} customers, ${speed} times as fast as Wati's limit`);
	rows.push(...(await measure(Number(size), Number(speed), log)).map(cellsOf));
}
const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
for (const row of rows) {
	console.log(row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
}
