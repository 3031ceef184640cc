import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { InstalledPackage } from './nodeTypes.mts';

/** Credentials as n8n's own helper handles them, kept in memory: one of each type, under its name. */
export class Credentials extends ICredentialsHelper {
	readonly #installed: InstalledPackage;
	readonly #saved = new Map<string, ICredentialDataDecryptedObject>();

	constructor(installed: InstalledPackage) {
		super();
		this.#installed = installed;
	}

	save(type: string, data: ICredentialDataDecryptedObject): void {
		this.#saved.set(type, data);
	}

	saved(type: string): ICredentialDataDecryptedObject {
		const data = this.#saved.get(type);
		if (data === undefined) throw new Error(`There is no credential ${type}`);
		return data;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		data: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.#installed.credentialType(type);
		if (typeof authenticate !== 'function') throw new Error(`${type} authenticates by no function`);
		return await authenticate(data, request);
	}

	/** Runs where the expirable property is empty, and after a 401; what it gives is saved. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		type: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties } = this.#installed.credentialType(type);
		const expirable = properties.find(
			(one) => one.type === 'hidden' && one.typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || !(data[expirable] === '' || expired)) return undefined;
		const output = await this.runPreAuthentication(helpers, data, type);
		if (output?.[expirable] === undefined) return undefined;
		Object.assign(data, output);
		this.save(type, data);
		return data;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.#installed.credentialType(type);
		const output: unknown = await preAuthentication?.call(helpers, data);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	/** With the defaults, and without what the form does not show: n8n hands it to nodes like this. */
	async getDecrypted(
		_data: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const saved = structuredClone(this.saved(type)) as INodeParameters;
		const properties = this.getCredentialsProperties(type);
		const shown = NodeHelpers.getNodeParameters(properties, saved, true, false, null, null);
		return await Promise.resolve(shown as ICredentialDataDecryptedObject);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.#installed.credentialType(type).properties;
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.save(type, data);
		await Promise.resolve();
	}

	getCredentials(): Promise<ICredentials> {
		throw new Error('Nobody needs the encrypted ones');
	}

	updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('None of ours is OAuth');
	}
}
