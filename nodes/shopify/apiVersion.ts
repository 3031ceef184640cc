/**
 * The version of the Admin API that every request names. From 2026-10 on a phone number tells its
 * SMS consent without deprecated fields.
 */
export const API_VERSION = '2026-10';

export type ApiVersion = '2026-07' | '2026-10';

/** Where GraphQL is answered, below the shop's origin. */
export const ADMIN_PATH = `/admin/api/${API_VERSION}/graphql.json`;
