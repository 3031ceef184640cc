/** A parameter by expression can come as anything: as text, `undefined` and `null` are empty. */
export const asText = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value).trim();

/** Whether a switch is on. By expression it may come as text: `false`, `0` and `no` are off. */
export const asFlag = (value: unknown): boolean => !/^(|false|0|no|off)$/i.test(asText(value));

const ID = /(?:^|\/)(\d+)$/;

/** Ids of customers, by expression as a list, as JSON, or as text with commas between them. */
export const asIds = (value: unknown): readonly string[] => {
	const parts = Array.isArray(value) ? value.map(asText) : asText(value).split(/[\s,;[\]"']+/);
	return parts.flatMap((part) => ID.exec(part)?.[1] ?? []);
};
