const FIELD = /"([^"]*(?:""[^"]*)*)"|[^",\r\n]*/y;
const SEPARATOR = /,|\r?\n|$/y;

/** RFC 4180, with or without a byte order mark; a line may end in a line feed alone. */
export function csvRecords(text: string): string[][] {
	const csv = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
	const records: string[][] = [[]];
	for (let at = 0, separator = ','; separator !== ''; ) {
		const [raw, quoted] = read(FIELD, csv, at);
		records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? raw);
		at += raw.length;
		[separator] = read(SEPARATOR, csv, at);
		at += separator.length;
		if (separator.endsWith('\n')) records.push([]);
	}
	const width = records[0]?.length;
	const odd = records.findIndex(({ length }) => length !== width);
	if (odd !== -1) throw new Error(`Record ${odd + 1} has not as many fields as the first`);
	return records;
}

function read(pattern: RegExp, csv: string, at: number): readonly [string, string?] {
	pattern.lastIndex = at;
	const found = pattern.exec(csv);
	if (found === null) throw new Error(`A quote is out of place at character ${at + 1}`);
	const [all, inner] = found;
	return inner === undefined ? [all] : [all, inner];
}
