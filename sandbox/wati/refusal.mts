/** `shape`: the request is not what the schema says. `content`: it is, but cannot be done. */
export class Refusal extends Error {
	constructor(
		readonly about: 'shape' | 'content',
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}
