import { bareToken, hasApiPath, hasBearer, readEndpoint } from '../../nodes/wati/endpoint.ts';

const LIVE = 'https://live-mt-server.wati.io';

it.each([
	['https://live-mt-server.wati.io/12345', LIVE, '12345'],
	['  https://live-mt-server.wati.io/12345  ', LIVE, '12345'],
	['https://live-mt-server.wati.io/12345/', LIVE, '12345'],
	['https://live-mt-server.wati.io/12345//', LIVE, '12345'],
	['https://live-mt-server.wati.io/12345/api', LIVE, '12345'],
	['https://live-mt-server.wati.io/12345/api/v1/getContacts', LIVE, '12345'],
	['https://live-mt-server.wati.io/12345/API/v1/', LIVE, '12345'],
	['https://live-mt-server.wati.io/api/ext/v3/contacts?page_size=1', LIVE, undefined],
	['https://live-mt-server.wati.io', LIVE, undefined],
	['HTTPS://LIVE-MT-SERVER.WATI.IO/12345', LIVE, '12345'],
	['https://eu-api.wati.io/9', 'https://eu-api.wati.io', '9'],
	['https://live-server-1234.wati.io', 'https://live-server-1234.wati.io', undefined],
	['https://proxy.example/wati/12345', 'https://proxy.example/wati', '12345'],
	['http://127.0.0.1:8089/10012', 'http://127.0.0.1:8089', '10012'],
	['http://localhost:8089/10012', 'http://localhost:8089', '10012'],
	['http://[::1]:8089/10012', 'http://[::1]:8089', '10012'],
])('reads %j', (address, origin, tenant) => {
	expect(readEndpoint(address)).toEqual({ origin, tenant });
});

it.each([
	'',
	'12345',
	'live-mt-server.wati.io/12345',
	'http://live-mt-server.wati.io/12345',
	'http://127.0.0.1.evil.example/12345',
	'ftp://live-mt-server.wati.io/12345',
	'javascript:alert(1)',
])('does not take %j for an address', (address) => {
	expect(readEndpoint(address)).toBeUndefined();
});

it.each([
	['https://live-mt-server.wati.io/12345/api/v1', true],
	['https://live-mt-server.wati.io/12345/api', true],
	['https://eu-api.wati.io/12345', false],
	['https://proxy.example/apis/12345', false],
])('%j goes too far: %j', (address, expected) => {
	expect(hasApiPath(address)).toBe(expected);
});

it.each([
	['Bearer eyJ.x', 'eyJ.x', true],
	[' bearer   eyJ.x ', 'eyJ.x', true],
	['eyJ.x\n', 'eyJ.x', false],
	['Bearerless', 'Bearerless', false],
])('reads the token in %j', (token, bare, bearer) => {
	expect([bareToken(token), hasBearer(token)]).toEqual([bare, bearer]);
});
