import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, buildSchema } from 'graphql';
import { setScalars } from './scalars.mts';

export const API_VERSIONS = ['2026-07', '2026-10'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

const OLDEST_SERVED: ApiVersion = '2026-07';
const schemas = new Map<ApiVersion, GraphQLSchema>();

/** Expired and older versions fall forward to the oldest served; unknown ones do not exist. */
export function servedVersion(requested: string): ApiVersion | undefined {
	const exact = API_VERSIONS.find((version) => version === requested);
	if (exact) return exact;
	const isQuarter = /^20\d\d-(01|04|07|10)$/.test(requested);
	return isQuarter && requested < OLDEST_SERVED ? OLDEST_SERVED : undefined;
}

export function schemaOf(version: ApiVersion): GraphQLSchema {
	const known = schemas.get(version);
	if (known) return known;
	const file = join(process.cwd(), 'test', 'shopify-schema', `${version}.graphql`);
	const schema = setScalars(buildSchema(readFileSync(file, 'utf8')));
	schemas.set(version, schema);
	return schema;
}
