/**
 * Text only ever becomes text nodes: what people are called is no markup.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (name in node) Reflect.set(node, name, value);
		else node.setAttribute(name, String(value));
	}
	node.append(...children.filter((child) => child !== false));
	return node;
}

/** @param {string} id */
export function byId(id) {
	const node = document.getElementById(id);
	if (!node) throw new Error(`The page has no #${id}`);
	return node;
}
