import { Engine, type WorkflowFile } from './engine.mts';
import type { DataTables } from './dataTables.mts';
import { Publication } from './publication.mts';
import {
	edited,
	readTemplate,
	type Edits,
	type ShippedName,
	type TemplateName,
} from './template.mts';
import type { WebhookEndpoint } from './webhookEndpoint.mts';

/** What the user fills in, by the type of the credential. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

export interface SitePlan {
	readonly endpoint: WebhookEndpoint;
	/** Where Shopify and Wati find the endpoint. */
	readonly publicOrigin: string;
	readonly secrets: Secrets;
	/** The data tables of its data base. */
	readonly tables: DataTables;
	/** The folder that the package is installed in. */
	readonly folder: string | undefined;
}

/** One n8n: its engine, the part of its server that takes webhooks, and what is published. */
export class Site {
	readonly engine: Engine;
	readonly endpoint: WebhookEndpoint;
	readonly #publications = new Map<TemplateName, Publication>();

	private constructor(engine: Engine, endpoint: WebhookEndpoint) {
		this.engine = engine;
		this.endpoint = endpoint;
	}

	static async open({ endpoint, publicOrigin, secrets, tables, folder }: SitePlan): Promise<Site> {
		const engine = await Engine.load(publicOrigin, folder, tables);
		for (const [type, data] of Object.entries(secrets)) engine.credentials.save(type, { ...data });
		return new Site(engine, endpoint);
	}

	get publications(): readonly Publication[] {
		return [...this.#publications.values()];
	}

	has(name: TemplateName): boolean {
		return this.#publications.has(name);
	}

	/** What a user pastes into Wati, where the trigger does not make the webhook itself. */
	get watiAddress(): string | undefined {
		const publication = this.#publications.get('wati-to-shopify');
		if (publication === undefined || publication.registersItself) return undefined;
		return this.endpoint.origin + new URL(publication.address).pathname;
	}

	publication(name: TemplateName): Publication {
		const publication = this.#publications.get(name);
		if (publication === undefined) throw new Error(`${name} was not opened`);
		return publication;
	}

	/** The template as a user imports it, chooses the credentials and changes what they like. */
	imported(name: ShippedName, edits: Edits = {}): WorkflowFile {
		const { installed } = this.engine;
		return edited(
			readTemplate(name),
			edits,
			({ type, typeVersion }) => installed.getByNameAndVersion(type, typeVersion).description,
		);
	}

	add(name: TemplateName, file: WorkflowFile): Publication {
		const publication = new Publication(this.engine, this.endpoint, file);
		this.#publications.set(name, publication);
		return publication;
	}
}
