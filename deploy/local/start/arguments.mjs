export const USAGE = `npm start                                            the demo plant on this machine
npm start -- --port 9000                             another port (the next free one is taken when it is in use)
npm start -- --fresh [--yes]                         an empty plant in real time; asks before it moves old data aside
npm start -- --listen --host A --signing-host B      for tablets in the network, with TLS; two names or addresses of this machine
npm start -- --home DIR                              another folder for the plant's data and ready.json: several plants from one checkout
npm run demo [-- --json FILE]                        one batch told in the terminal, on a plant of its own
npm run services [-- --provider keycloak]            the same plant as separate services over Apache Kafka, on throw-away data; needs Java and Maven
npm start -- parked SERVICE                          beside the plant that runs: messages that a service put aside
npm start -- replay|discard SERVICE NUMBER PERSON REASON   applies one of them, or passes over it for good; recorded with the employee number and the reason`;

const FLAGS = { '--help': 'help', '--fresh': 'fresh', '--yes': 'yes', '--listen': 'listen' };
const VALUES = { '--port': 'port', '--host': 'host', '--signing-host': 'signingHost', '--json': 'json', '--home': 'home', '--provider': 'provider' };

/** Commands about messages that were put aside: words follow. */
const PARKED = ['parked', 'replay', 'discard'];

/** What the command line asks for. Throws one sentence when it cannot be meant. */
export function readArguments(words) {
  const options = { command: 'plant' };
  const rest = [...words];
  if (rest[0] === 'demo' || rest[0] === 'services') options.command = rest.shift();
  if (PARKED.includes(rest[0])) Object.assign(options, { command: rest.shift(), words: [] });
  while (rest.length) {
    const word = rest.shift();
    if (FLAGS[word]) options[FLAGS[word]] = true;
    else if (VALUES[word]) {
      const value = rest.shift();
      if (value === undefined || value.startsWith('--')) throw new Error(`${word} needs a value`);
      options[VALUES[word]] = value;
    } else if (options.words && !word.startsWith('--')) options.words.push(word);
    else throw new Error(`"${word}" is not understood; there are:\n${USAGE}`);
  }
  if (options.port !== undefined) {
    options.port = Number(options.port);
    if (!Number.isInteger(options.port) || options.port < 1 || options.port > 65535) throw new Error('--port is a number from 1 to 65535');
  }
  if (options.provider !== undefined && !['keycloak', 'embedded'].includes(options.provider)) throw new Error('--provider is keycloak or embedded');
  if (options.listen && !(options.host && options.signingHost)) throw new Error('--listen needs --host and --signing-host, two names or addresses by which tablets reach this machine');
  if (options.listen && options.host === options.signingHost) throw new Error('--host and --signing-host must differ: a signature is made on pages of their own');
  return options;
}
