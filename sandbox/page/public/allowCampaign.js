import { element } from './element.js';

export function allowCampaignSwitch(agent) {
	let allowed = false;
	const node = element('button', { type: 'button', className: 'badge', role: 'switch' });
	node.ariaLabel = 'Allow campaign';
	node.addEventListener('click', () => agent.allowCampaign(!allowed));
	return {
		node,
		/** @param {boolean} now */
		patch(now) {
			allowed = now;
			node.textContent = `Allow campaign: ${now ? 'yes' : 'no'}`;
			node.ariaChecked = String(now);
			node.title = now ? 'Switch off' : 'Switch on';
			node.dataset.tone = now ? 'good' : 'off';
		},
	};
}
