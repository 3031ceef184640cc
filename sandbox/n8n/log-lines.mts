import { z } from 'zod';

/** A line of n8n's log with `N8N_LOG_FORMAT=json`. */
const LogLine = z.object({ level: z.string(), message: z.string() });

const SERIOUS = new Set(['warn', 'error']);

/**
 * What n8n 2.41 says of itself and no setting silences: at the first start of a user folder, and
 * on a machine that is no container. `warningsIn` tells them too.
 */
export const UNAVOIDABLE: readonly RegExp[] = [
	/^Migrations in progress, please do NOT stop the process\.$/,
	/^There is a deprecation related to your n8n setup\.[^]*\n - Running n8n outside a container is/,
];

function parsed(line: string): z.infer<typeof LogLine> | undefined {
	try {
		return LogLine.parse(JSON.parse(line));
	} catch {
		return undefined;
	}
}

/**
 * The messages that n8n logs as a warning or an error, and every line that is not its log's:
 * Node prints its own warnings, and a crash its stack, straight to the terminal.
 */
export function warningsIn(output: string): readonly string[] {
	return output
		.split('\n')
		.filter((line) => line.trim() !== '')
		.flatMap((line) => {
			const entry = parsed(line);
			if (entry === undefined) return [line];
			return SERIOUS.has(entry.level) ? [entry.message.trim()] : [];
		});
}
