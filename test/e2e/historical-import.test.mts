import { installed } from './import/installed.mts';
import { killTests } from './import/killTests.mts';
import { paceTests } from './import/paceTests.mts';
import { takingAddressPhones } from './import/template.mts';
import { thriftTests } from './import/thriftTests.mts';
import { wholeTests } from './import/wholeTests.mts';

const at = installed(takingAddressPhones);

describe('an import in a real n8n', () => wholeTests(at));

describe('an import in a real n8n that is killed three times', () => killTests(at));

describe('the calls of an import in a real n8n', () => thriftTests(at));

describe('the time of an import in a real n8n', () => paceTests(at));
