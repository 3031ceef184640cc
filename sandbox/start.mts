import { scenario, walk } from './demo/check.mts';
import { startDemo, type Demo } from './demo/index.mts';
import { quiet } from './demo/quiet.mts';
import { DEMO_QUIET_SECONDS } from './demo/templates.mts';

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** Ends once, however often it is asked to. */
function endOf(demo: Demo): () => Promise<void> {
	let ending: Promise<void> | undefined;
	return async () => await (ending ??= demo.close());
}

async function show(demo: Demo): Promise<void> {
	const { login } = demo;
	say('');
	say(`  Shop and Wati, side by side   ${demo.page}`);
	say(`  n8n                           ${demo.editor}`);
	say(`  log in with                   ${login.email} and ${login.password}`);
	say('');
	say('  In the shop, try: add a customer; change an e-mail address or a phone number; add and');
	say('  remove a tag; opt somebody out; add a customer without a phone number. Wati follows');
	say('  within seconds.');
	say(
		'  In Wati, try: write as a stranger; write STOP, then START; edit an attribute as an agent,',
	);
	say('  then write. Shopify follows the message; Wati tells nobody of an edit alone. Here each');
	say(
		`  contact may begin a run every ${DEMO_QUIET_SECONDS} s; in the template it is once a minute.`,
	);
	say('  On the page, try Historical import: forty customers are older than the sync. A dry run');
	say('  tells what it would do, the import takes less than a minute.');
	say(
		'  In n8n, Executions shows each run. Under Data tables, in shopify_wati_settings, set sync to',
	);
	say('  off, edit somebody, set it to on again, and execute the workflow Reconcile by hand.');
	say('');
	say('  Ctrl-C stops everything.');
	const end = endOf(demo);
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	say('\nStopping');
	await end();
}

async function check(demo: Demo): Promise<boolean> {
	let wrong = 0;
	try {
		await quiet(demo);
		for (const step of scenario()) {
			const { right, seen } = await walk(demo, step);
			if (!right) wrong += 1;
			say(`${right ? 'right' : 'WRONG'}  ${step.name}: ${seen}`);
		}
	} finally {
		await demo.close();
	}
	say(wrong === 0 ? 'All is right.' : `${wrong} of the steps went wrong.`);
	return wrong === 0;
}

async function main(): Promise<void> {
	const checking = process.argv.includes('--check');
	let demo: Demo | undefined;
	const interrupted = () => {
		say('\nStopping');
		void (demo?.close() ?? Promise.resolve()).finally(() => process.exit(130));
	};
	process.once('SIGINT', interrupted);
	process.once('SIGTERM', interrupted);
	demo = await startDemo(say);
	if (checking) {
		process.exitCode = (await check(demo)) ? 0 : 1;
		return;
	}
	process.off('SIGINT', interrupted);
	process.off('SIGTERM', interrupted);
	await show(demo);
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		say(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
