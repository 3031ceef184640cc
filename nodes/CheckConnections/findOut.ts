import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

export type Service = 'shopify' | 'wati';

const NAMES: Readonly<Record<Service, string>> = { shopify: 'Shopify', wati: 'Wati' };

export const CREDENTIALS = {
	shopify: 'shopifyCustomerSyncApi',
	wati: 'watiCustomerSyncApi',
} as const;

/** What is in the way, in a sentence: not an error of the check, but its result. */
export const obstacle = (context: IExecuteFunctions, sentence: string): NodeOperationError =>
	new NodeOperationError(context.getNode(), sentence);

/** The credential that was chosen in the node. */
export async function credentialOf<T extends object>(
	context: IExecuteFunctions,
	service: Service,
): Promise<T> {
	const type = CREDENTIALS[service];
	const node = context.getNode();
	if (!node.credentials?.[type]) {
		throw obstacle(
			context,
			`No ${NAMES[service]} credential is chosen: open the node "${node.name}" and choose or create one.`,
		);
	}
	try {
		return await context.getCredentials<T>(type);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new NodeOperationError(
			node,
			`The ${NAMES[service]} credential cannot be opened (${why}): choose another one in the node "${node.name}".`,
		);
	}
}

/** Whatever is thrown becomes a sentence among the problems. */
export async function orProblem<T>(
	problems: string[],
	work: () => Promise<T>,
): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		problems.push(error instanceof Error ? error.message : String(error));
		return undefined;
	}
}
