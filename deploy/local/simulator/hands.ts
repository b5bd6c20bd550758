import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SimulatedScale } from './simulated-scale';

/** Where a person puts weights on simulated scales. */
export interface Hands {
  readonly url: string;
  close(): Promise<void>;
}

/** What hands can do with a scale, as `POST /CODE` takes it. */
interface Move {
  readonly put?: string;
  readonly add?: string;
  readonly shake?: boolean;
  readonly pan?: boolean;
  readonly cutPower?: true;
}

/** Opens a small page of its own port, for this machine only: simulated scales are no part of the plant's API. */
export async function openHands(scales: ReadonlyMap<string, SimulatedScale>): Promise<Hands> {
  const server = createServer((request, response) => void answer(scales, request, response).catch(() => response.writeHead(400).end('what is that?')));
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}

async function answer(scales: ReadonlyMap<string, SimulatedScale>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, code = ''] = (request.url ?? '/').split('/');
  const json = (body: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.method === 'GET' && code === '') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  if (request.method === 'GET' && code === 'scales') return json([...scales.values()].map(({ state }) => state));
  const scale = scales.get(decodeURIComponent(code));
  // JSON only: a page of another origin cannot send that without asking first
  if (request.method !== 'POST' || !scale || request.headers['content-type'] !== 'application/json') return void response.writeHead(404).end('no such scale');
  let text = '';
  for await (const chunk of request) if ((text += String(chunk)).length > 1000) throw new Error('too long');
  const { put, add, shake, pan, cutPower } = JSON.parse(text) as Move;
  if (put !== undefined) scale.put(put);
  if (add !== undefined) scale.add(add);
  if (shake !== undefined) scale.shake(shake);
  if (pan !== undefined) scale.panOn(pan);
  if (cutPower) scale.cutPower();
  json(scale.state);
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated scales</title>
<style>body{font:18px sans-serif;margin:2rem;max-width:60rem}article{border:1px solid #999;border-radius:8px;padding:1rem;margin:1rem 0}output{font-size:2rem;display:block;margin:.5rem 0}button,input{font:inherit;min-height:44px;margin:.2rem}</style>
<h1>Simulated scales</h1><p>What your hands would do in the dispensing booth. Grams.</p><main></main>
<script>
const main = document.querySelector('main');
const send = (code, body) => fetch('/' + code, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(show);
async function show() {
  for (const { code, shows, load, shaking } of await (await fetch('/scales')).json()) {
    let box = document.getElementById(code);
    if (!box) {
      box = main.appendChild(document.createElement('article'));
      box.id = code;
      box.innerHTML = '<h2></h2><output></output><p></p><input inputmode="decimal" aria-label="grams" value="50.0"> <button data-do="put">Put on</button> <button data-do="add">Pour in</button> <button data-do="empty">Empty</button> <button data-do="shake">Shake / calm</button> <button data-do="cut">Cut the power</button>';
      box.querySelector('h2').textContent = code;
      box.onclick = ({ target }) => {
        const grams = box.querySelector('input').value.replace(',', '.');
        const body = { put: { put: grams }, add: { add: grams }, empty: { put: '0' }, shake: { shake: box.dataset.shaking !== 'true' }, cut: { cutPower: true } }[target.dataset.do];
        if (body) send(code, body);
      };
    }
    box.dataset.shaking = shaking;
    box.querySelector('output').textContent = shows;
    box.querySelector('p').textContent = load + ' g lie on it' + (shaking ? ', and something moves' : '');
  }
}
show(); setInterval(show, 1000);
</script></html>`;
