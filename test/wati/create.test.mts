import { createContact } from '../../nodes/wati/create.ts';
import type { Plan } from '../../nodes/core/toContact/plan.ts';
import type { WatiAnswer } from '../../nodes/wati/http.ts';
import { planOf } from '../../nodes/wati/prepare.ts';
import { customer } from './customers.mts';
import { answer, dto, NUMBER, ok, refusal, scripted, silence, tooMany } from './scriptedWati.mts';

const { sync } = scripted([]);
const planned = planOf(sync, {
	wanted: customer({ attributes: { email: 'a@b.example' } }),
	match: { status: 'notFound', previous: [] },
	matchedAtMs: 0,
	problems: [],
});
if (planned.action !== 'create') throw new Error(`planned ${planned.action}`);
const plan: Extract<Plan, { action: 'create' }> = planned;

const nobody = answer(404, '');
const ours = ok(dto(NUMBER, plan.write.set));
const somebody = ok(dto(NUMBER, { email: 'other@b.example' }));
const POST = 'POST /contacts';
const GET = `GET /contacts/${NUMBER}`;

async function create(...script: readonly WatiAnswer[]) {
	const { sync: run, log } = scripted(script);
	return { ...(await createContact(run, plan)), log };
}

it('takes an answer that shows the contact for made', async () => {
	expect(await create(ours)).toMatchObject({ kind: 'made', log: [POST] });
});

it.each([
	['silence', silence],
	['a 5xx', answer(500, '')],
	['an answer without the contact', ok({ result: true })],
	['an answer with nothing', ok('')],
	['a refusal', refusal],
])('reads before it repeats: %s', async (_, given) => {
	expect(await create(given, ours)).toMatchObject({ kind: 'made', log: [POST, GET] });
	expect(await create(given, somebody)).toMatchObject({ kind: 'alreadyThere', log: [POST, GET] });
});

it.each([
	['silence', silence],
	['an answer without the contact', ok({ result: true })],
])('tries again once it knows that nobody is there, and not for ever: %s', async (_, given) => {
	const again = await create(given, nobody, ours);
	expect(again).toMatchObject({ kind: 'made', log: [POST, GET, POST] });
	const never = await create(given, nobody, given, nobody, given, nobody);
	expect(never).toMatchObject({ kind: 'failed', log: [POST, GET, POST, GET, POST, GET] });
});

it('does not repeat what was refused', async () => {
	expect(await create(refusal, nobody)).toMatchObject({
		kind: 'failed',
		failure: { kind: 'refused', message: 'Bad value' },
		log: [POST, GET],
	});
});

it('does not repeat where it cannot read', async () => {
	const ended = await create(silence, silence, silence, silence);
	expect(ended).toMatchObject({ kind: 'failed', failure: { kind: 'unclear' } });
	expect(ended.log.filter((line) => line === POST)).toHaveLength(1);
});

it('stops at once at a refused token or limit', async () => {
	expect(await create(answer(401, ''))).toMatchObject({ kind: 'failed', log: [POST] });
	const limited = await create(...Array.from({ length: 5 }, () => tooMany('1')));
	expect(limited).toMatchObject({ kind: 'failed', failure: { kind: 'rateLimited' } });
	expect(limited.log).not.toContain(GET);
});
