import { nameOnContact, valueOnContact } from '../core/attributes';
import { problem, type Problem } from '../core/reasons';
import { reasonOfFailure } from '../wati/job';
import { putKept } from '../wati/putKept';
import type { FreshJob } from './freshen';
import type { BothSides } from './job';

/**
 * Where the customer cannot be told of a STOP, because it is not sure who it is or the shop does
 * not answer, the contact at least gets no more campaigns: that needs no customer. For a linked
 * contact the change is then seen by the next run, and crosses.
 */
export async function keepOptOut(sides: BothSides, job: FreshJob): Promise<readonly Problem[]> {
	const { contact } = job.read;
	const { names, campaignParameter } = sides.settings;
	if (sides.dryRun || job.wanted.consent?.heard !== 'optOut') return [];
	const wanted = [
		...(contact.allowCampaign && campaignParameter !== '' ? [campaignParameter] : []),
		...(names.consent !== '' && valueOnContact(contact, names.consent) !== 'false'
			? [names.consent]
			: []),
	];
	const waits = problem('optOutWaits', 'consent');
	if (wanted.length === 0) return [waits];
	const set = Object.fromEntries(wanted.map((name) => [nameOnContact(contact, name), 'false']));
	const [result] = await putKept(sides, [{ contact, set }]);
	if (!result?.ok)
		return [problem(result ? reasonOfFailure(result.failure) : 'noAnswer', 'consent')];
	if (contact.number !== null) sides.account.writes.set(contact.number, sides.now());
	const { after } = result.value;
	return after?.allowCampaign === true ? [waits, problem('consentNotApplied')] : [waits];
}
