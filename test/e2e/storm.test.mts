import { setStage, type SetStage } from './storm/stage.mts';
import { stormTests } from './storm/stormTests.mts';
import { switchTests } from './storm/switchTests.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

let stage: SetStage | undefined;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage?.world.close());

const at = () => {
	if (!stage) throw new Error('The stage is not set.');
	return stage;
};

describe('a storm over a real n8n', () => stormTests(at));

describe('the switch, in the midst of edits', () => switchTests(at));
