import type { WatiSwitches } from './options.mts';

/**
 * How a person's message came about. Its text is then what was typed, what stands on the thing
 * that was tapped, or the address of the picture.
 */
export type MessageShape =
	| { readonly kind: 'typed' }
	/** The quick reply of a template. */
	| { readonly kind: 'button'; readonly payload?: string }
	| { readonly kind: 'interactiveButton'; readonly id?: string }
	| { readonly kind: 'listRow'; readonly id?: string; readonly description?: string }
	/** Without a text the event tells no address. */
	| { readonly kind: 'image' };

/** The part of a `message` event that the shape decides. */
export interface MessageContent {
	readonly text: string | null;
	readonly type: 'text' | 'button' | 'interactive' | 'image';
	readonly listReply: {
		readonly id: string | null;
		readonly title: string;
		readonly description: string;
	} | null;
	readonly interactiveButtonReply: { readonly id: string; readonly title: string } | null;
	readonly buttonReply: { readonly payload: string; readonly text: string } | null;
}

const NOTHING_TAPPED = {
	listReply: null,
	interactiveButtonReply: null,
	buttonReply: null,
} as const;

export function typed(text: string): MessageContent {
	return { text, type: 'text', ...NOTHING_TAPPED };
}

export function contentOf(
	said: string,
	shape: MessageShape,
	{ tappedText }: WatiSwitches,
): MessageContent {
	const text = tappedText === 'repeated' ? said : null;
	switch (shape.kind) {
		case 'typed':
			return typed(said);
		case 'button': {
			const buttonReply = { payload: shape.payload ?? said, text: said };
			return { ...NOTHING_TAPPED, text, type: 'button', buttonReply };
		}
		case 'interactiveButton': {
			const interactiveButtonReply = { id: shape.id ?? '1', title: said };
			return { ...NOTHING_TAPPED, text, type: 'interactive', interactiveButtonReply };
		}
		case 'listRow': {
			const { id = null, description = '' } = shape;
			const listReply = { id, title: said, description };
			return { ...NOTHING_TAPPED, text, type: 'interactive', listReply };
		}
		case 'image':
			return { ...NOTHING_TAPPED, text: said === '' ? null : said, type: 'image' };
	}
}
