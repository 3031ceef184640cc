import { dryRunTests } from './import/dryRunTests.mts';
import { installed } from './import/installed.mts';
import { interruptionTests } from './import/interruptionTests.mts';
import { refusalTests } from './import/refusalTests.mts';
import { secondCopyTests } from './import/secondCopyTests.mts';
import { lookingOften, takingAddressPhones } from './import/template.mts';
import { troubleTests } from './import/troubleTests.mts';

const at = installed({ ...takingAddressPhones, ...lookingOften });

describe('the form of an import in a real n8n', () => refusalTests(at));

describe('an import in a real n8n that people interrupt', () => interruptionTests(at));

describe('an import in a real n8n with something in the way', () => troubleTests(at));

describe('a dry run of an import in a real n8n', () => dryRunTests(at));

describe('another copy of the import in a real n8n', () => secondCopyTests(at));
