import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installIfMissing, node24 } from '../../../libs/tooling/src/node-24.mjs';

/** Installs what is missing and builds what changed; answers the Node that the plant runs on. */
export async function prepare(root) {
  let began = Date.now();
  try {
    if (installIfMissing(root)) console.log(`installed in ${seconds(began)} s`);
  } catch {
    throw new Error('the packages could not be installed; npm says above why (often: no network, or no room on the disk)');
  }
  const node = node24(root);
  began = Date.now();
  const telling = setTimeout(() => console.log('building …'), 1000);
  const said = await build(node, root).finally(() => clearTimeout(telling));
  if (Date.now() - began > 1000) console.log(`built in ${seconds(began)} s`);
  if (said.failed) throw new Error(`the build failed:\n${said.text.trim()}`);
  return node;
}

function build(node, root) {
  return new Promise((done) => {
    const tool = spawn(node, [join(root, 'libs/tooling/bin/build.mjs')], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (chunk) => (text += chunk));
    tool.once('close', (code) => done({ failed: code !== 0, text }));
  });
}

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);
