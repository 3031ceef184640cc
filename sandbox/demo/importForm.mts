import { openForm, type FormPage, type FormView } from '../n8n/form.mts';
import { FORM_PATH } from './importAddresses.mts';
import type { Demo } from './index.mts';

export type ImportKind = 'Import' | 'Dry run';

const WHAT = 'What to do';

function answersFor({ fields }: FormPage, kind: ImportKind): Readonly<Record<string, string>> {
	const options = fields.find(({ label }) => label === WHAT)?.options ?? [];
	const wanted = options.find((option) => option.startsWith(kind));
	if (wanted === undefined) throw new Error(`The form of the import offers no ${kind}`);
	return { [WHAT]: wanted };
}

export interface Attempt {
	/** What the form says before it starts anything; nothing when it refuses to. */
	readonly estimate: string | null;
	/** Where the form ends. */
	readonly end: FormView;
}

/** Goes through the form of the import with a person's first choices, and presses *Start*. */
export async function startImport({ editor, n8n }: Demo, kind: ImportKind): Promise<Attempt> {
	const first = await openForm({ origin: editor, rest: n8n.rest }, FORM_PATH);
	const second = await first.send(answersFor(first, kind));
	if (second.kind !== 'page') return { estimate: null, end: second };
	return { estimate: second.text, end: await second.send() };
}
