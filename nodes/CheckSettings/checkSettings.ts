import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isOn, readSettings, type Switch } from '../core/settings';
import type { Settings } from '../core/settingsList';
import { EXPLANATIONS } from '../n8n/explain';
import { extended, tellFailures } from '../n8n/records';
import {
	haltedOutcome,
	inputItems,
	readRows,
	unknownSettingsMessage,
	wrongSettingsMessage,
} from '../n8n/settingsItems';

const SWITCHES: readonly Switch[] = ['sync', 'shopifyToWati', 'watiToShopify'];

/** No direction is guessed: what is none of them needs the whole, and stops with it. */
const readSwitch = (context: IExecuteFunctions): Switch =>
	SWITCHES.find((one) => one === context.getNodeParameter('direction', 0, 'shopifyToWati')) ??
	'sync';

/** The settings, or a sentence that says why there are none. */
function settingsOf(context: IExecuteFunctions): Settings | string {
	const read = readRows(inputItems(context, 1), 'Settings');
	if ('flaw' in read) return read.flaw;
	const { settings, wrong, unknown } = readSettings(read.rows);
	if (unknown.length > 0) {
		context.addExecutionHints({
			message: unknownSettingsMessage(unknown),
			type: 'warning',
			location: 'outputPane',
		});
	}
	return wrong.length > 0 ? wrongSettingsMessage(wrong) : settings;
}

/** Every item as a failed record; without an output for those, the run fails. */
function refuse(context: IExecuteFunctions, message: string): INodeExecutionData[][] {
	const description = EXPLANATIONS.settingWrong;
	if (!context.continueOnFail()) {
		throw new NodeOperationError(context.getNode(), message, { description });
	}
	const json = { outcome: haltedOutcome('failed', 'settingWrong', message) };
	const failures = inputItems(context, 0).map((_, item) => ({ item, message, description, json }));
	// Where n8n has no error output to put them, they must not leave as if it were switched on.
	return [[], tellFailures(context, failures)];
}

/** Items with the settings on them: by *On* where it is switched on, otherwise by *Off*. */
export function checkSettings(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = inputItems(context, 0);
	if (items.length === 0) return [[], []];
	const settings = settingsOf(context);
	if (typeof settings === 'string') return refuse(context, settings);
	const on = isOn(settings, readSwitch(context));
	const part: IDataObject = on
		? { settings }
		: { settings, outcome: haltedOutcome('skipped', 'syncDisabled', EXPLANATIONS.syncDisabled) };
	const told = items.map((item, index) => extended(item, index, part));
	return on ? [told, []] : [[], told];
}
