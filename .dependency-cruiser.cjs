/*
 * The walls of the house: who may import whom. What a single file may do stands in eslint.config.mjs.
 * Every rule has a planted violation in libs/tooling/planted/walls, and a test that fails for a rule without one.
 */
const TEST = '\\.(spec|fixture)\\.tsx?$';
/** What starts before anything is built: plain JavaScript, without a door. */
const STARTER = '^libs/tooling/src/node-24\\.mjs$';
const inRoom = (room) => ({ path: `^services/([^/]+)/src/${room}/`, pathNot: TEST });
const libs = (...names) => `^libs/(${names.join('|')})/src/index\\.ts$`;
const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)|^(${names.join('|')})(/|$)`;

/** What a library may import of the others: downwards only. `testing` may use all, `tooling` none. */
const LIBRARIES = {
  kernel: [],
  formula: ['kernel'],
  procedure: ['kernel', 'formula'],
  contracts: ['kernel'],
  telemetry: ['kernel'],
  records: ['kernel', 'contracts'],
  objects: ['kernel'],
  print: [],
  sparkplug: [],
  persistence: ['kernel', 'contracts', 'records'],
  bus: ['kernel', 'contracts', 'persistence', 'telemetry'],
  access: ['kernel', 'contracts', 'records', 'persistence'],
  host: ['kernel', 'contracts', 'records', 'objects', 'persistence', 'bus', 'access', 'telemetry'],
  tooling: [],
};

/** One rule a room: from this room, to nothing but these. */
const room = (name, about, allowed) => ({
  name: `room-${name}`,
  severity: 'error',
  comment: about,
  from: inRoom(name),
  to: { pathNot: [`^services/$1/src/${name}/`, ...allowed] },
});

const rooms = [
  room('domain', 'domain/ says what is true and what may happen next. It imports itself, kernel, formula and procedure; what it needs from outside comes in as an argument.',
    [libs('kernel', 'formula', 'procedure')]),
  room('application', 'application/ loads, decides, saves, announces. It declares ports for what it needs; packages, files and Nest are used in adapters/ and api/.',
    ['^services/$1/src/domain/', libs('kernel', 'formula', 'procedure', 'contracts', 'access', 'records', 'persistence')]),
  room('api', 'api/ turns a request or a message into a use-case call. It imports application/, contracts, access, host, bus and Nest; a decision it makes itself belongs in domain/.',
    ['^services/$1/src/application/', libs('kernel', 'contracts', 'access', 'records', 'host', 'bus'), npm('@nestjs', 'rxjs', 'reflect-metadata', 'fastify')]),
  {
    name: 'room-adapters',
    severity: 'error',
    comment: 'adapters/ implements the ports of application/. It knows neither routes (api/) nor wiring (boot/, host).',
    from: inRoom('adapters'),
    to: { path: ['^services/$1/src/(api|boot)/', '^libs/host/'] },
  },
  {
    name: 'room-boot-is-the-last',
    severity: 'error',
    comment: 'Nothing of a service imports its boot/: boot wires the others.',
    from: { path: '^services/([^/]+)/src/(domain|application|api|adapters)/', pathNot: TEST },
    to: { path: '^services/$1/src/boot/' },
  },
];

const libraries = Object.entries(LIBRARIES).map(([name, below]) => ({
  name: `library-${name}`,
  severity: 'error',
  comment: `libs/${name} may import ${below.length ? below.join(', ') : 'no other library'}. Libraries are laid one on the other; an import upwards makes a circle.`,
  from: { path: `^libs/${name}/src/`, pathNot: `${TEST}|/contract-suite/|/test-plant\\.ts$` },
  to: { path: '^libs/[^/]+/src/', pathNot: [`^libs/${name}/src/`, ...(below.length ? [libs(...below)] : [])] },
}));

module.exports = {
  forbidden: [
    {
      name: 'service-imports-service',
      severity: 'error',
      comment: 'No service imports another: they may run on different machines. Ask by a message, or put what both must agree on into a library.',
      from: { path: '^services/([^/]+)/', pathNot: '^services/all-in-one/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'service-by-its-boot',
      severity: 'error',
      comment: 'From outside, a service is entered through its boot/index.ts only.',
      from: { path: '^(services/all-in-one|deploy|libs)/', pathNot: TEST },
      to: { path: '^services/(?!all-in-one)[^/]+/src/', pathNot: '^services/[^/]+/src/boot/index\\.ts$' },
    },
    {
      name: 'library-by-its-door',
      severity: 'error',
      comment: 'A library is entered through its index.ts (@batchwright/<name>): what is not exported there may change at any time.',
      from: { path: '^(services|deploy|tests)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', STARTER] },
    },
    {
      name: 'library-below-services',
      severity: 'error',
      comment: 'A library knows no service and no way of starting one. Only testing starts servers.',
      from: { path: '^libs/', pathNot: `^libs/(testing|tooling)/|${TEST}` },
      to: { path: '^(services|deploy|tests)/' },
    },
    {
      name: 'testing-in-production',
      severity: 'error',
      comment: 'libs/testing is for tests: what runs in a plant must not need it. deploy/local/services starts real servers for tests and for a look; no plant runs by it.',
      from: { path: '^(libs|services|deploy)/', pathNot: `^libs/(testing|tooling)/|^deploy/local/(services/|commands/services\\.ts$)|${TEST}|/contract-suite/|/test-plant\\.ts$` },
      to: { path: '^libs/(testing|tooling)/', pathNot: STARTER },
    },
    {
      name: 'typeorm-in-adapters-postgres',
      severity: 'error',
      comment: 'TypeORM is used in adapters/postgres and libs/persistence only. Use cases get the transaction as a port (@batchwright/persistence).',
      from: { path: '^(libs|services|deploy)/', pathNot: '/adapters/postgres/|^libs/(persistence|testing)/' },
      to: { path: npm('typeorm', '@nestjs/typeorm') },
    },
    {
      name: 'kafkajs-in-bus',
      severity: 'error',
      comment: 'Kafka is one transport of libs/bus, chosen in the composition root and known nowhere else; the bench has a plain client as its comparator.',
      from: { pathNot: ['^libs/bus/', '^tests/bench/services/plain-messages\\.ts$'] },
      to: { path: npm('kafkajs') },
    },
    {
      name: 'pure-library-without-packages',
      severity: 'error',
      comment: 'kernel, formula and procedure stand on nothing that moves: their answers must be the same in twenty years. Only decimal.js and canonicalize, which are as pure, are allowed.',
      from: { path: '^libs/(kernel|formula|procedure)/src/', pathNot: TEST },
      to: { path: 'node_modules/', pathNot: npm('decimal\\.js', 'canonicalize') },
    },
    {
      name: 'screens-on-pure-libraries',
      severity: 'error',
      comment: 'Screens run in the browser: besides npm packages they may import kernel, formula and procedure, nothing of the server.',
      from: { path: '^services/web-console/ui/' },
      to: { path: '^(libs|services|deploy|tests)/', pathNot: ['^services/web-console/ui/', libs('kernel', 'formula', 'procedure')] },
    },
    {
      name: 'acceptance-from-outside',
      severity: 'error',
      comment: 'Acceptance tests know the public API and the screens only, so that they run against either mode and against a plant of strangers.',
      from: { path: '^tests/acceptance/' },
      to: { path: '^services/' },
    },
    {
      name: 'development-package-in-production',
      severity: 'error',
      comment: 'A package under devDependencies is not there in production. Move it to dependencies, or the code to a test.',
      // Simulated machines need a development package (node-opcua-server): npm on Node 20 passes over optional ones that ask for a newer Node
      from: { path: '^(libs|services|deploy)/', pathNot: `^deploy/local/simulator/|^libs/(testing|tooling)/|^libs/[^/]+/bin/|^services/web-console/ui/|${TEST}|vite\\.config` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'optional-package-in-production',
      severity: 'error',
      comment: 'Optional packages are those of the plant on one machine (deploy/local): the image is built without them. Move it to dependencies if services need it.',
      from: { path: '^(libs|services|deploy)/', pathNot: `^deploy/local/|^libs/(testing|tooling)/|${TEST}` },
      to: { dependencyTypes: ['npm-optional'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-plant-in-image',
      severity: 'error',
      comment: 'deploy/local is not in the image. What both ways to run need lies beside it (deploy/certificates, deploy/keycloak).',
      from: { path: '^deploy/(?!local/)', pathNot: TEST },
      to: { path: '^deploy/local/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'package-not-declared',
      severity: 'error',
      comment: 'This package is here by accident of another one. Name it in package.json, or do without.',
      from: { path: '^(libs|services|deploy|tests)/' },
      to: { dependencyTypes: ['npm-no-pkg'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Files that import each other in a circle are one file in disguise, and load in an order nobody chose. Types may point back.',
      from: { path: '^(libs|services|deploy|tests)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...rooms,
    ...libraries,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^libs/tooling/planted/|^libs/contracts/src/generated/.*_pb\\.ts$|(^|/)\\.batchwright/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'types', 'default'], mainFields: ['module', 'main', 'types'] },
  },
};
