import { type GraphqlCall, carryOut, outcomeOf, readCall } from './adminApi.mts';
import { type FaultAction, Faults } from './faults.mts';
import type { Answer } from './graphql/answer.mts';
import type { Services } from './graphql/context.mts';
import type { HttpAnswer, HttpRequest } from './http.mts';
import { grantToken } from './oauth.mts';
import { type Reply, html, json } from './reply.mts';
import { type LoggedRequest, type RequestDescription, TOKEN_REQUEST } from './requestLog.mts';
import { Throttle } from './throttle.mts';
import type { Tokens } from './tokens.mts';

const BAD_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/** What answers at the shop's origin, with its faults and its log. */
export class Gateway {
	readonly faults = new Faults();
	readonly requests: LoggedRequest[] = [];
	readonly #services: Services;
	readonly #tokens: Tokens;
	readonly #throttle: Throttle;

	constructor(services: Services, tokens: Tokens) {
		this.#services = services;
		this.#tokens = tokens;
		this.#throttle = new Throttle(services.shop.options);
	}

	async handle(request: HttpRequest): Promise<HttpAnswer> {
		const { method, path } = request;
		if (method === 'GET' && path.startsWith('/bulk-operation-outputs/')) return this.#bulk(path);
		if (method !== 'POST') return json(404, { errors: 'Not Found' });
		return path === '/admin/oauth/access_token'
			? await this.#token(request)
			: await this.#graphql(request);
	}

	async #token({ body, contentType }: HttpRequest): Promise<HttpAnswer> {
		await this.faults.nextAct(TOKEN_REQUEST)?.act();
		const fault = this.faults.next(TOKEN_REQUEST);
		const before = await this.#beforehand(fault, TOKEN_REQUEST);
		if (before) return before;
		const reply = grantToken(body, contentType, this.#services.shop.options, this.#tokens);
		return this.#afterwards(fault, TOKEN_REQUEST, reply);
	}

	async #graphql({ path, contentType, body, header }: HttpRequest): Promise<HttpAnswer> {
		const read = readCall(path, contentType, body);
		if (read.kind === 'refused' && read.reply.status === 404) return read.reply;
		if (!this.#tokens.accepts(header('x-shopify-access-token'))) {
			const description = read.kind === 'call' ? read.call.description : undefined;
			if (description) this.#log(description, 401, 'refused');
			return json(401, { errors: BAD_TOKEN });
		}
		if (read.kind === 'refused') return read.reply;
		return await this.#call(read.call);
	}

	async #call(call: GraphqlCall): Promise<HttpAnswer> {
		await this.faults.nextAct(call.description)?.act();
		const fault = this.faults.next(call.description);
		const before = await this.#beforehand(fault, call.description);
		if (before) return before;
		const answer = await carryOut(call, this.#services, this.#throttle, fault);
		const reply = json(200, answer, { 'X-Shopify-API-Version': call.version });
		return this.#afterwards(fault, call.description, reply, answer);
	}

	/** Faults that come before anything is done. */
	async #beforehand(
		fault: FaultAction | undefined,
		description: RequestDescription,
	): Promise<HttpAnswer | undefined> {
		switch (fault?.kind) {
			case 'status':
				this.#log(description, fault.status, 'fault');
				return withBody(fault.status, fault.body ?? { errors: 'Sandbox fault' }, fault.headers);
			case 'connectionLostBefore':
				this.#log(description, null, 'fault');
				return 'lost';
			case 'delay':
				await this.#services.shop.options.clock.sleep(fault.ms);
				return undefined;
			case 'internalError':
				if (description.kind === 'graphql') return undefined;
				this.#log(description, 500, 'fault');
				return json(500, { errors: 'Internal Server Error' });
			case 'throttled':
				if (description.kind === 'graphql') return undefined;
				this.#log(description, 429, 'throttled');
				return json(429, { errors: 'Too many requests' }, { 'Retry-After': '2.0' });
			default:
				return undefined;
		}
	}

	/** Faults that come when everything is done, and the log. */
	#afterwards(
		fault: FaultAction | undefined,
		description: RequestDescription,
		reply: Reply,
		answer?: Answer,
	): HttpAnswer {
		const cost = answer?.extensions?.cost;
		const costs = cost && { requested: cost.requestedQueryCost, actual: cost.actualQueryCost };
		switch (fault?.kind) {
			case 'serverErrorAfterWrite':
				this.#log(description, 502, 'fault', costs);
				return json(502, { errors: 'Bad Gateway' });
			case 'connectionLostAfterWrite':
				this.#log(description, null, 'fault', costs);
				return 'lost';
			case 'answerCutShort':
				this.#log(description, null, 'fault', costs);
				return { cutShort: reply };
			default: {
				const outcome = answer ? outcomeOf(answer) : reply.status === 200 ? 'ok' : 'refused';
				this.#log(description, reply.status, outcome, costs);
				return reply;
			}
		}
	}

	/** As at Shopify, the file of a bulk operation is fetched without a token. */
	#bulk(path: string): HttpAnswer {
		const id = Number(/\/(\d+)\.jsonl$/.exec(path)?.[1]);
		const operation = this.#services.bulkOperations.get(id);
		if (operation === undefined) return json(404, { errors: 'Not Found' });
		return {
			status: 200,
			headers: { 'Content-Type': 'application/jsonl' },
			body: operation.lines.map((line) => `${line}\n`).join(''),
		};
	}

	#log(
		description: RequestDescription,
		status: number | null,
		outcome: LoggedRequest['outcome'],
		cost: LoggedRequest['cost'] = null,
	): void {
		const at = this.#services.shop.options.clock.now();
		this.requests.push({ ...description, at, status, outcome, cost });
	}
}

/** A text goes out as it is, such as the pages that gateways answer with. */
function withBody(
	status: number,
	body: unknown,
	headers?: Readonly<Record<string, string>>,
): Reply {
	if (typeof body !== 'string') return json(status, body, headers);
	const reply = html(status, body);
	return { ...reply, headers: { ...reply.headers, ...headers } };
}
