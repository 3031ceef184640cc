import { z } from 'zod';
import type { ShopifyOptions } from './options.mts';
import { type Reply, html, json } from './reply.mts';
import type { Tokens } from './tokens.mts';

const Grant = z.object({
	grant_type: z.string().optional(),
	client_id: z.string().optional(),
	client_secret: z.string().optional(),
});

/** The client credentials grant of a Dev Dashboard app. */
export function grantToken(
	body: string,
	type: string,
	options: ShopifyOptions,
	tokens: Tokens,
): Reply {
	const grant = Grant.safeParse(fieldsOf(body, type));
	if (!grant.success) return refuse('invalid_request', 'The request could not be read.');
	const { grant_type, client_id, client_secret } = grant.data;
	if (client_id !== options.clientId || client_secret !== options.clientSecret) {
		return refuse('invalid_client', 'Client authentication failed.');
	}
	if (grant_type !== 'client_credentials') {
		return refuse('unsupported_grant_type', 'The grant type is not supported.');
	}
	if (!options.sameOrganisation) {
		return refuse('shop_not_permitted', 'Client credentials cannot be performed on this shop.');
	}
	if (!options.appInstalled) return notInstalled();
	const { token, lifetimeSeconds } = tokens.issue();
	return json(200, {
		access_token: token,
		scope: shortScopes(options.scopes).join(','),
		expires_in: lifetimeSeconds,
	});
}

function refuse(error: string, description: string): Reply {
	return json(400, { error, error_description: description });
}

/** Observed: this refusal alone is a page for people. */
function notInstalled(): Reply {
	return html(
		400,
		'<!DOCTYPE html>\n<html><head><title>400 - Oauth error app_not_installed</title></head>' +
			'<body><h1>Oauth error app_not_installed</h1></body></html>\n',
	);
}

/** Where write implies read, only write is listed. */
function shortScopes(scopes: readonly string[]): string[] {
	return scopes.filter(
		(scope) => !scopes.includes(scope.replace(/^read_/, 'write_')) || !/^read_/.test(scope),
	);
}

function fieldsOf(body: string, type: string): unknown {
	if (type === 'application/x-www-form-urlencoded') {
		return Object.fromEntries(new URLSearchParams(body));
	}
	try {
		return type === 'application/json' ? JSON.parse(body) : undefined;
	} catch {
		return undefined;
	}
}
