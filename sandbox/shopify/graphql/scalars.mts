import { GraphQLError, GraphQLScalarType, type GraphQLSchema, Kind } from 'graphql';
import { isoSeconds } from '../time.mts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Times are milliseconds inside, and ISO 8601 to the second outside. */
export function setScalars(schema: GraphQLSchema): GraphQLSchema {
	const dateTime = scalar(schema, 'DateTime');
	dateTime.serialize = (value) => (typeof value === 'number' ? isoSeconds(value) : value);
	dateTime.parseValue = time;
	dateTime.parseLiteral = (node) => time('value' in node ? node.value : undefined);
	const wide = scalar(schema, 'UnsignedInt64');
	wide.serialize = String;
	const url = scalar(schema, 'URL');
	url.parseValue = address;
	url.parseLiteral = (node) => address(node.kind === Kind.STRING ? node.value : undefined);
	return schema;
}

function scalar(schema: GraphQLSchema, name: string): GraphQLScalarType {
	const type = schema.getType(name);
	if (type instanceof GraphQLScalarType) return type;
	throw new Error(`The schema has no scalar ${name}`);
}

function time(value: unknown): number {
	const at = typeof value === 'string' && ISO_8601.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(at)) throw new GraphQLError(`invalid DateTime '${String(value)}'`);
	return at;
}

function address(value: unknown): string {
	if (typeof value !== 'string') throw new GraphQLError('invalid URL');
	return value;
}
