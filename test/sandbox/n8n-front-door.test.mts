import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import axios from 'axios';
import { openFrontDoor, type FrontDoor } from '../../sandbox/demo/frontDoor.mts';
import { freePort } from '../../sandbox/n8n/port.mts';

const PUBLIC = 'https://n8n.demo.example';

let n8n: Server;
let door: FrontDoor;
let answers: (response: ServerResponse) => void;
const client = axios.create({
	proxy: false,
	maxRedirects: 0,
	validateStatus: () => true,
	responseType: 'text',
});

beforeEach(async () => {
	n8n = createServer((_request, response) => answers(response));
	n8n.on('upgrade', (request, socket: Socket) => {
		socket.write(`HTTP/1.1 101 Switching Protocols\r\n\r\n${request.headers.host} ${request.url}|`);
		socket.pipe(socket);
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
	const { port: leadsTo } = n8n.address() as AddressInfo;
	door = await openFrontDoor({ port: await freePort(), leadsTo, publicOrigin: PUBLIC });
});
afterEach(async () => {
	await door.close();
	n8n.closeAllConnections();
	await new Promise((resolve) => n8n.close(resolve));
});

const text = (type: string, body: string) => (response: ServerResponse) =>
	void response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);

describe('the front door of n8n', () => {
	it.each([
		['a page', 'text/html; charset=utf-8', `<a href="${PUBLIC}/form">`],
		['an answer', 'application/json', `{"formWaitingUrl":"${PUBLIC}/form"}`],
	])('says in %s where this machine finds what is public', async (_what, type, body) => {
		answers = text(type, body);
		const { data } = await client.get<string>(`${door.origin}/form`);
		expect(data).toBe(body.replace(PUBLIC, door.origin));
	});

	it.each([
		['text/csv', `name,link\nAda,${PUBLIC}`],
		['text/javascript', `const home = '${PUBLIC}';`],
	])('hands on %s as it is', async (type, body) => {
		answers = text(type, body);
		expect((await client.get<string>(door.origin)).data).toBe(body);
	});

	it('sends a browser on to where it can follow, and leaves what n8n must know again', async () => {
		const asks = `?redirect_uri=${encodeURIComponent(PUBLIC)}`;
		answers = (response) => response.writeHead(302, { location: `${PUBLIC}/next${asks}` }).end();
		const { status, headers } = await client.get(door.origin);
		expect([status, headers['location']]).toEqual([302, `${door.origin}/next${asks}`]);
	});

	it('passes on what is sent, under its own name', async () => {
		answers = (response) => {
			const { req } = response;
			response.writeHead(201, { 'content-type': 'text/plain' });
			response.write(`${req.method} ${req.url} at ${req.headers.host}: `);
			req.pipe(response);
		};
		const { status, data } = await client.post<string>(`${door.origin}/rest/x?y=1`, 'body');
		expect([status, data]).toEqual([
			201,
			`POST /rest/x?y=1 at ${door.origin.replace('http://', '')}: body`,
		]);
	});

	it('lets the editor listen over a socket, and ends it when it closes', async () => {
		const { hostname, port, host } = new URL(door.origin);
		const socket = connect(Number(port), hostname).setEncoding('utf8');
		const lines = ['GET /rest/push HTTP/1.1', `Host: ${host}`, 'Upgrade: x', 'Connection: Upgrade'];
		socket.write(`${lines.join('\r\n')}\r\n\r\n`);
		let heard = '';
		for await (const chunk of socket as AsyncIterable<string>) {
			heard += chunk;
			if (heard.endsWith('|')) socket.write('pong');
			if (heard.endsWith('pong')) await door.close();
		}
		expect(heard).toContain(`101 Switching Protocols\r\n\r\n${host} /rest/push|pong`);
	});

	it('breaks off where n8n breaks off', async () => {
		answers = (response) => {
			response.writeHead(200, { 'content-type': 'text/html', 'content-length': 100 });
			response.write('<html>', () => response.destroy());
		};
		await expect(client.get(door.origin)).rejects.toThrow(/hang up|aborted/);
	});

	it('says so when n8n does not answer', async () => {
		answers = (response) => response.destroy();
		const { status, data } = await client.get<string>(door.origin);
		expect([status, data]).toEqual([502, 'n8n does not answer.']);
	});
});
