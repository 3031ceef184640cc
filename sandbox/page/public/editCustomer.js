import { act } from './act.js';
import { element } from './element.js';
import { customerFields } from './customerFields.js';

/** The fields of one customer to type into, in place of the lines that show them. */
export function editForm({ onOpen, onClose }) {
	const fields = customerFields();
	const save = element('button', { type: 'submit', className: 'button primary' }, 'Save');
	const cancel = element('button', { type: 'button', className: 'button' }, 'Cancel');
	const remove = element('button', { type: 'button', className: 'button danger' });
	const node = element(
		'form',
		{ className: 'fields', noValidate: true, hidden: true },
		...fields.nodes,
		fields.problems,
		element('div', { className: 'buttons wide' }, save, cancel, remove),
	);
	let shown = {};
	let id = '';

	const askBeforeRemoving = (asks) => {
		remove.textContent = asks ? 'Delete for good?' : 'Delete';
		remove.dataset.sure = String(asks);
	};
	const close = () => {
		node.hidden = true;
		onClose();
	};
	cancel.addEventListener('click', close);
	remove.addEventListener('blur', () => askBeforeRemoving(false));
	remove.addEventListener('click', async () => {
		if (remove.dataset.sure !== 'true') return askBeforeRemoving(true);
		fields.tell(await act({ action: 'deleteCustomer', id }));
	});
	node.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
	node.addEventListener('submit', async (event) => {
		event.preventDefault();
		// Only what the person changed: the rest may have changed in the meantime.
		const changed = Object.entries(fields.read()).filter(([name, text]) => text !== shown[name]);
		if (changed.length === 0) return close();
		save.disabled = true;
		const problems = await act({
			action: 'updateCustomer',
			id,
			fields: Object.fromEntries(changed),
		});
		save.disabled = false;
		fields.tell(problems);
		if (problems.length === 0) close();
	});

	return {
		node,
		open(customer) {
			id = customer.id;
			fields.fill(customer);
			fields.tell([]);
			shown = fields.read();
			askBeforeRemoving(false);
			node.hidden = false;
			onOpen();
			fields.focus();
		},
	};
}
