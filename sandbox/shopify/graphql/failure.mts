import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';

const DATA_PAGE = 'https://shopify.dev/docs/apps/launch/protected-customer-data';

export function badRequest(message: string): GraphQLError {
	return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

export function internalError(): GraphQLError {
	const requestId = randomUUID();
	return new GraphQLError(
		`Internal error. Looks like something went wrong on our end.\nRequest ID: ${requestId} (include this in support requests).`,
		{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
	);
}

export function missingScope(field: string, scope: string): GraphQLError {
	const requiredAccess = `\`${scope}\` access scope.`;
	return new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
		extensions: {
			code: 'ACCESS_DENIED',
			documentation: 'https://shopify.dev/api/usage/access-scopes',
			requiredAccess,
		},
	});
}

export function customerNotApproved(): GraphQLError {
	return new GraphQLError(
		`This app is not approved to access the Customer object. See ${DATA_PAGE} for more details.`,
		{ extensions: { code: 'ACCESS_DENIED', documentation: DATA_PAGE } },
	);
}

export function fieldNotApproved(field: string): GraphQLError {
	return new GraphQLError(
		`This app is not approved to use the ${field} field. See ${DATA_PAGE} for more details.`,
		{ extensions: { code: 'ACCESS_DENIED', documentation: DATA_PAGE } },
	);
}
