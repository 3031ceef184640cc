export interface Place {
	readonly userFolder: string;
	readonly port: number;
	/** Where people's browsers reach this n8n. */
	readonly editorUrl: string;
	/** Where the callers of webhooks reach this n8n. */
	readonly webhookUrl: string;
	readonly brokerPort: number;
	readonly brokerToken: string;
}

export type Settings = Readonly<Record<string, string>>;

/** Modules that the demo does not need, and that ask n8n's own servers for things. */
const SILENT_MODULES = ['instance-reporting', 'mcp-registry', 'instance-ai', 'agents', 'mcp'];

/** n8n on loopback, quiet: nothing leaves the machine, and nothing is asked of the newcomer. */
const QUIET: Settings = {
	N8N_AI_ENABLED: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DISABLED_MODULES: SILENT_MODULES.join(','),
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_PUBLIC_API_DISABLED: 'true',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	// Settings > Community nodes runs `npm outdated`, and npm looks for a newer npm besides.
	npm_config_offline: 'true',
	npm_config_update_notifier: 'false',
};

/** Each is what n8n's own deprecation notice asks to be said outright. */
const EXPLICIT: Settings = {
	N8N_COMPRESSION_NODE_MAX_DECOMPRESSED_SIZE_BYTES: String(256 * 1024 ** 2),
	N8N_COMPRESSION_NODE_MAX_ZIP_ENTRIES: '1000',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
	N8N_RUNNERS_MODE: 'external',
	N8N_RUNNERS_TASK_TIMEOUT: '60',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
};

/** What a program needs of the environment; the rest, a proxy or another n8n's settings, stays out. */
const INHERITED = ['LANG', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

export function inherited(env: Readonly<Record<string, string | undefined>>): Settings {
	return Object.fromEntries(
		INHERITED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
	);
}

/** No encryption key: n8n makes one of its own, and keeps it in the user folder. */
export function settingsFor(place: Place): Settings {
	return {
		...QUIET,
		...EXPLICIT,
		DB_TYPE: 'sqlite',
		// Left alone, n8n is in New York: what its pages say of the time would puzzle people.
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_EDITOR_BASE_URL: place.editorUrl,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_LOG_FORMAT: 'json',
		N8N_PORT: String(place.port),
		N8N_RUNNERS_AUTH_TOKEN: place.brokerToken,
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_USER_FOLDER: place.userFolder,
		N8N_WEBHOOK_URL: place.webhookUrl,
	};
}
