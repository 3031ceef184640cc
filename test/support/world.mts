import type { DataTableRowReturn } from 'n8n-workflow';
import type {
	CreationDetails,
	CustomerSnapshot,
	NewCustomer,
	ShopifySandbox,
} from '../../sandbox/shopify/index.mts';
import type { Contact, WatiSandbox } from '../../sandbox/wati/index.mts';
import type { Engine, Execution } from './engine.mts';
import { outcomesOf, theOnly, type ToldOutcome } from './outcome.mts';
import type { Publication } from './publication.mts';
import { shopifyRequests, watiCalls, writes } from './requestLog.mts';
import { startServices } from './services.mts';
import { writeSetting } from './settingsTable.mts';
import type { Site } from './site.mts';
import { openSites } from './sites.mts';
import type { TemplateName } from './template.mts';
import type { WebhookEndpoint } from './webhookEndpoint.mts';
import { WATI_EVENTS, type WorldSettings } from './worldSettings.mts';

export type { WorldSettings } from './worldSettings.mts';

const THERE = 'shopify-to-wati';
const BACK = 'wati-to-shopify';

/** A shop, a Wati account, and the shipped templates between them in n8n's engine. */
export class World {
	readonly shopify: ShopifySandbox;
	readonly wati: WatiSandbox;
	readonly sites: readonly Site[];

	private constructor(parts: Pick<World, 'shopify' | 'wati' | 'sites'>) {
		this.shopify = parts.shopify;
		this.wati = parts.wati;
		this.sites = parts.sites;
	}

	static async start(settings: WorldSettings = {}): Promise<World> {
		const services = await startServices(settings);
		const world = new World({ ...services, sites: await openSites(services, settings) });
		if (settings.published !== 'no') await world.publish(settings.watiEvents);
		world.clearLogs();
		return world;
	}

	/** Publishes everything, and pastes the addresses of Wati's triggers into Wati, each once. */
	async publish(events: readonly string[] = WATI_EVENTS): Promise<void> {
		for (const publication of this.#publications) {
			await publication.publish();
		}
		for (const url of new Set(this.sites.flatMap((site) => site.watiAddress ?? []))) {
			this.wati.agent.addWebhook(url, events);
		}
	}

	async close(): Promise<void> {
		const endpoints = new Set(this.sites.map(({ endpoint }) => endpoint));
		const all = [this.shopify, this.wati, ...endpoints];
		await Promise.all(all.map(async (one) => await one.close()));
	}

	get engine(): Engine {
		return this.#site.engine;
	}

	get endpoint(): WebhookEndpoint {
		return this.#site.endpoint;
	}

	/** The template from Shopify to Wati. */
	get publication(): Publication {
		return this.#site.publication(THERE);
	}

	/** The template from Wati to Shopify. */
	get back(): Publication {
		return this.#site.publication(BACK);
	}

	clearLogs(): void {
		this.shopify.clearLog();
		this.wati.clearLog();
	}

	/** All deliveries are answered and all executions have ended, on both sides and in both directions. */
	async settled(): Promise<void> {
		for (let before = -1; before !== this.#activity; ) {
			before = this.#activity;
			await this.shopify.webhooks.settled();
			await Promise.all(this.#publications.map(async (one) => await one.settled()));
		}
	}

	/** The executions that an action leads to. The logs then hold its requests and no others. */
	async executionsOf(action: () => unknown): Promise<readonly Execution[]> {
		return await this.#ranBy(THERE, action);
	}

	/** The same, of the template from Wati to Shopify. */
	async backExecutionsOf(action: () => unknown): Promise<readonly Execution[]> {
		return await this.#ranBy(BACK, action);
	}

	async outcomesOf(action: () => unknown): Promise<readonly ToldOutcome[]> {
		return outcomesOf(await this.executionsOf(action));
	}

	/** What an action led to, where Shopify tells of it twice: the run that had something to do. */
	async outcomeOf(action: () => unknown): Promise<ToldOutcome> {
		return theOnly(await this.outcomesOf(action), this.#triggerErrors);
	}

	/** What an action led to in the direction from Wati to Shopify. */
	async backOutcomeOf(action: () => unknown): Promise<ToldOutcome> {
		return theOnly(outcomesOf(await this.backExecutionsOf(action)), this.#triggerErrors);
	}

	/** Somebody writes on WhatsApp, and Shopify hears of it. */
	async says(from: string, text: string, how: Parameters<WatiSandbox['people']['write']>[2] = {}) {
		return await this.backOutcomeOf(async () => await this.wati.people.write(from, text, how));
	}

	/** A customer that is in step with its contact already. */
	async synced(customer: NewCustomer, details: CreationDetails = {}): Promise<CustomerSnapshot> {
		const created = this.shopify.merchant.createCustomer(customer, details);
		await this.settled();
		this.clearLogs();
		return created;
	}

	/** The contact of a number, which must be there. */
	contact(number: string): Contact {
		const contact = this.wati.contact(number.replace(/\D/g, ''));
		if (contact === undefined) throw new Error(`There is no contact ${number}`);
		return contact;
	}

	/** The only customer of the shop, or the one of an id, who must be there. */
	customer(id?: string): CustomerSnapshot {
		const some = this.shopify.customers().filter((one) => id === undefined || one.id === id);
		const [customer] = some;
		if (!customer || some.length > 1) throw new Error(`${some.length} customers are there`);
		return customer;
	}

	/** The rows of a data table, in the first n8n. */
	table(name: string): readonly DataTableRowReturn[] {
		return this.engine.tables.rows(name);
	}

	/** What failed or is in doubt, as the table for people has it. */
	get failures(): readonly DataTableRowReturn[] {
		return this.table('shopify_wati_failures').filter(({ state }) => state !== 'closed');
	}

	/** Sets a setting in every n8n, as a person does in the table; `null` takes its row away. */
	setting(name: string, value: string | null): void {
		for (const tables of new Set(this.sites.map(({ engine }) => engine.tables))) {
			writeSetting(tables, name, value);
		}
	}

	watiCalls(): readonly string[] {
		return watiCalls(this);
	}

	shopifyRequests(): readonly (string | null)[] {
		return shopifyRequests(this);
	}

	writes(): readonly string[] {
		return writes(this);
	}

	get #site(): Site {
		const [site] = this.sites;
		if (site === undefined) throw new Error('There is no n8n');
		return site;
	}

	get #publications(): readonly Publication[] {
		return this.sites.flatMap(({ publications }) => publications);
	}

	get #triggerErrors(): readonly Error[] {
		return this.#publications.flatMap(({ triggerErrors }) => triggerErrors);
	}

	get #activity(): number {
		const ran = this.#publications.reduce((sum, { executions }) => sum + executions.length, 0);
		return ran + this.shopify.requests.length + this.wati.requests.length;
	}

	async #ranBy(name: TemplateName, action: () => unknown): Promise<readonly Execution[]> {
		await this.settled();
		const published = this.sites.flatMap((site) => (site.has(name) ? site.publication(name) : []));
		const before = published.map(({ executions }) => executions.length);
		this.clearLogs();
		await action();
		await this.settled();
		return published.flatMap(({ executions }, index) => executions.slice(before[index]));
	}
}

/** Opens worlds for the tests of a file and closes them after each. */
export function worldOpener(): (settings?: WorldSettings) => Promise<World> {
	// A slow machine is no defect: what hangs is found out all the same.
	jest.setTimeout(60_000);
	const open: World[] = [];
	afterEach(async () => {
		await Promise.all(open.splice(0).map(async (world) => await world.close()));
	});
	return async (settings) => {
		const world = await World.start(settings);
		open.push(world);
		return world;
	};
}
