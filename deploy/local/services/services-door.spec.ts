import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceName } from '@batchwright/contracts';
import { createServicesDoor, REPLICA_HEADER, type Replica } from './services-door';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function replica(service: ServiceName, answer: RequestListener): Promise<{ -readonly [part in keyof Replica]: Replica[part] }> {
  return { service, replica: 0, ready: true, url: await listening(createServer(answer)) };
}

const says = (text: string): RequestListener => (_request, response) => void response.end(text);
const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the door of the services mode', () => {
  it('leads to the service of the path, everything else to the console, and lets routes take what is theirs', async () => {
    const processes = [await replica('training', says('training')), await replica('web-console', says('console'))];
    const door = await listening(createServicesDoor(processes, [(request, response) => request.url === '/realms/x' && Boolean(response.end('provider'))]));
    expect(await textOf(`${door}/api/training/v1/people?limit=1`)).toBe('training');
    expect(await Promise.all(['/', '/batches/1', '/api/nobody/v1', '/api/openapi.json', '/realms/x'].map((path) => textOf(door + path)))).toEqual(['console', 'console', 'console', 'console', 'provider']);
  });

  it('takes the replicas that are ready in turn', async () => {
    const processes = [await replica('training', says('1')), await replica('training', says('2')), await replica('training', says('3'))];
    const door = await listening(createServicesDoor(processes, []));
    const four = async (): Promise<string[]> => [await textOf(`${door}/api/training`), await textOf(`${door}/api/training`), await textOf(`${door}/api/training`), await textOf(`${door}/api/training`)];
    expect(await four()).toEqual(['1', '2', '3', '1']);
    processes[1]!.ready = false;
    expect(new Set(await four())).toEqual(new Set(['1', '3']));
  });

  it('names the replica that answered', async () => {
    const door = await listening(createServicesDoor([{ ...(await replica('training', says('2'))), replica: 2 }], []));
    expect((await fetch(`${door}/api/training`)).headers.get(REPLICA_HEADER)).toBe('training/2');
  });

  it('answers 503 with Retry-After where nobody is ready, and where a replica has just gone', async () => {
    const gone = await replica('training', says('never'));
    const door = await listening(createServicesDoor([{ ...gone, service: 'review', ready: false }, gone], []));
    await new Promise((done) => servers[0]?.close(done));
    for (const path of ['/api/review', '/api/training']) {
      const answer = await fetch(door + path);
      expect([answer.status, answer.headers.get('retry-after'), answer.headers.get(REPLICA_HEADER), await answer.text()]).toEqual([503, '1', null, `The service ${path.slice('/api/'.length)} does not answer. Try again in a moment.\n`]);
    }
  });

  it('passes a stream on as it comes', async () => {
    let end = (): void => undefined;
    const process = await replica('web-console', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      end = () => void response.end();
    });
    const door = await listening(createServicesDoor([process], []));
    const reader = (await fetch(`${door}/api/web-console/v1/hints`)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: 1\n\n'); // the answer has not ended yet
    end();
    expect((await reader?.read())?.done).toBe(true);
  });

  it('sends a body on, and says by which name it was reached', async () => {
    const process = await replica('training', (request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk))).on('end', () => response.end(`${request.method} ${text} ${String(request.headers['x-forwarded-host'] ?? request.headers.host)}`));
    });
    const door = await listening(createServicesDoor([process], []));
    expect(await (await fetch(`${door}/api/training/v1/x`, { method: 'POST', body: 'body' })).text()).toBe(`POST body ${new URL(door).host}`);
  });
});
