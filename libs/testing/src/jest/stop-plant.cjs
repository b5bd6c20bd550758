/** Ends the plant of this run and removes its data; what it complained about is shown, because it belongs to the tests' outcome. */
const { rmSync } = require('node:fs');

module.exports = async function stopTestPlant() {
  const started = globalThis.batchwrightTestPlant;
  if (!started) return;
  const { plant, folder, said } = started;
  if (plant.exitCode === null && plant.signalCode === null) {
    const ended = new Promise((done) => plant.once('exit', done));
    plant.send('stop');
    const hard = setTimeout(() => plant.kill('SIGKILL'), 90_000); // processes of services have half a minute of their own
    await ended;
    clearTimeout(hard);
  }
  const faults = said().split('\n').filter((line) => /"level":(50|60)|^start:/.test(line));
  if (faults.length) console.error(`the plant of the acceptance tests said:\n${faults.join('\n')}`);
  rmSync(folder, { recursive: true, force: true });
};
