export interface MetafieldDefinition {
	readonly id: number;
	readonly namespace: string;
	readonly key: string;
	readonly name: string;
	readonly description: string | null;
	readonly type: string;
}
