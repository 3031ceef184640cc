import { inherited, settingsFor } from '../../sandbox/n8n/settings.mts';

const place = {
	userFolder: '/folder',
	port: 5678,
	editorUrl: 'http://127.0.0.1:5677',
	webhookUrl: 'http://127.0.0.1:5678/',
	brokerPort: 5679,
	brokerToken: 'token',
};

describe('the settings of the sandbox n8n', () => {
	it.each([
		['N8N_LISTEN_ADDRESS', '127.0.0.1'],
		['N8N_RUNNERS_BROKER_LISTEN_ADDRESS', '127.0.0.1'],
		['N8N_DIAGNOSTICS_ENABLED', 'false'],
		['N8N_VERSION_NOTIFICATIONS_ENABLED', 'false'],
		['N8N_TEMPLATES_ENABLED', 'false'],
		['N8N_VERIFIED_PACKAGES_ENABLED', 'false'],
		['N8N_UNVERIFIED_PACKAGES_ENABLED', 'true'],
		['npm_config_offline', 'true'],
	])('say %s=%s, so that nothing leaves the machine and our package loads', (name, value) => {
		expect(settingsFor(place)[name]).toBe(value);
	});

	it('take over neither a proxy, nor a secret, nor the settings of another n8n', () => {
		const env = {
			TZ: 'Asia/Kolkata',
			HTTPS_PROXY: 'http://proxy',
			N8N_ENCRYPTION_KEY: 'another',
			DB_TYPE: 'postgresdb',
			AWS_SECRET_ACCESS_KEY: 'secret',
			TMPDIR: undefined,
		};
		expect(inherited(env)).toEqual({ TZ: 'Asia/Kolkata' });
	});
});
