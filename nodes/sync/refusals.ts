import type { WantedCustomer } from '../core/profile';
import { problem } from '../core/reasons';
import type { CustomerWrite } from '../core/toCustomer/decision';
import type { Refusal } from '../shopify/writeCustomer';
import { reread } from './freshen';
import type { BothSides } from './job';
import { failedWith, type BroughtOver, type Progress } from './progress';

/** The wish without what the shop refuses. */
function withoutField(wanted: WantedCustomer, field: string): WantedCustomer {
	const { name, ...others } = wanted;
	const isName = field === 'firstName' || field === 'lastName';
	const fields = Object.entries(wanted.fields).map(([key, one]) => {
		const { attribute, type, whenEmpty } = one;
		const untold = { ...(attribute === undefined ? {} : { attribute }), type, whenEmpty };
		return [key, key === field ? untold : one] as const;
	});
	return {
		...others,
		...(isName || !name ? {} : { name }),
		fields: Object.fromEntries(fields),
		emails: field === 'email' ? [] : wanted.emails,
	};
}

/** A write without the parts that were refused before, and without a time that lies ahead. */
export function allowed(write: CustomerWrite, { refused, namesTime }: Progress): CustomerWrite {
	const { consent, ...others } = write;
	const tags = refused.has('tags') ? { addTags: [], removeTags: [] } : {};
	if (!consent || refused.has('consent')) return { ...others, ...tags };
	const { at, ...timeless } = consent;
	return { ...others, ...tags, consent: namesTime && at ? { ...timeless, at } : timeless };
}

/** Somebody else was quicker, perhaps with this very contact: both sides are looked at again. */
async function lookAgain(sides: BothSides, progress: Progress): Promise<BroughtOver | undefined> {
	const again = await reread(sides, progress.job);
	if (!again.ok) return failedWith(progress, again.failure ? progress.failure : 'contactUnknown');
	const wanted = [...progress.refused].reduce(withoutField, again.job.wanted);
	progress.job = { ...again.job, wanted };
	progress.match = undefined;
	return undefined;
}

/** Draws from refusals what the next round does otherwise; answers the end where there is none. */
export async function heed(
	sides: BothSides,
	progress: Progress,
	refusals: readonly Refusal[],
): Promise<BroughtOver | undefined> {
	const message = refusals.map((one) => one.message).join(' ');
	const isTaken = refusals.some(({ kind }) => kind === 'taken');
	progress.failure = isTaken ? 'taken' : { kind: 'refused', message };
	if (isTaken || refusals.some(({ kind }) => kind === 'gone')) {
		return await lookAgain(sides, progress);
	}
	for (const { kind, field, message: why } of refusals) {
		if (kind === 'tooEarly' && progress.namesTime) {
			progress.namesTime = false;
		} else if (field === undefined || field === 'phone') {
			return failedWith(progress, { kind: 'refused', message: why });
		} else if (!progress.refused.has(field)) {
			const code = field === 'consent' ? 'customerConsentNotApplied' : 'fieldRefused';
			progress.problems.push(problem(code, field, why));
			progress.refused.add(field);
			const { job } = progress;
			progress.job = { ...job, wanted: withoutField(job.wanted, field) };
		}
	}
	return undefined;
}
