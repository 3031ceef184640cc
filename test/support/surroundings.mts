import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** n8n reads these as it is loaded, so this must be imported first: else it writes to the home. */
process.env.N8N_USER_FOLDER = mkdtempSync(path.join(tmpdir(), 'engine-'));
process.env.N8N_ENCRYPTION_KEY = 'of-no-use-to-anybody';
process.env.N8N_LOG_LEVEL = 'silent';
