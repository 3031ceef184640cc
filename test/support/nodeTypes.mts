import './surroundings.mts';
import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type ICredentialType, type INodeType, type INodeTypes } from 'n8n-workflow';
import { BUILT_INS } from './builtIns.mts';

/** The package as n8n finds it after an installation: built, through the doors of package.json. */
export class InstalledPackage implements INodeTypes {
	readonly #loader: PackageDirectoryLoader;

	private constructor(loader: PackageDirectoryLoader) {
		this.#loader = loader;
	}

	static async load(): Promise<InstalledPackage> {
		const loader = new PackageDirectoryLoader(process.cwd());
		await loader.loadAll();
		return new InstalledPackage(loader);
	}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const builtIn = BUILT_INS[type];
		if (builtIn) return builtIn;
		const [name, ...prefix] = type.split('.').reverse();
		if (prefix.join('.') !== this.#loader.packageName) throw new Error(`No node type ${type}`);
		return NodeHelpers.getVersionedNodeType(this.#loader.getNode(name ?? '').type, version);
	}

	getKnownTypes() {
		return {};
	}

	credentialType(name: string): ICredentialType {
		return this.#loader.getCredential(name).type;
	}
}
