import './surroundings.mts';
import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type ICredentialType, type INodeType, type INodeTypes } from 'n8n-workflow';
import { BUILT_INS } from './builtIns.mts';

/** By folder: reading one takes longer than most tests. */
const installations = new Map<string, Promise<InstalledPackage>>();

/** The package as n8n finds it after an installation: built, through the doors of package.json. */
export class InstalledPackage implements INodeTypes {
	readonly #loader: PackageDirectoryLoader;

	private constructor(loader: PackageDirectoryLoader) {
		this.#loader = loader;
	}

	/** Another folder is another installation: what its nodes remember is their own. */
	static async load(folder = process.cwd()): Promise<InstalledPackage> {
		const loaded = installations.get(folder) ?? InstalledPackage.#read(folder);
		installations.set(folder, loaded);
		return await loaded;
	}

	static async #read(folder: string): Promise<InstalledPackage> {
		const loader = new PackageDirectoryLoader(folder);
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
