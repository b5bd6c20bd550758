import { createHash } from 'node:crypto';
import { nameAt, productionPackages } from './locked-packages.mjs';

const npmPurl = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** CycloneDX has a hash as hex, a lock file as `sha512-<base64>`. */
function hashesOf(integrity) {
  return (integrity ?? '').split(/\s+/).flatMap((one) => {
    const [, bits, value] = /^sha(\d+)-(.+)$/.exec(one) ?? [];
    return bits === undefined ? [] : [{ alg: `SHA-${bits}`, content: Buffer.from(value, 'base64').toString('hex') }];
  });
}

function licencesOf(license) {
  if (license === undefined) return {};
  if (/ (OR|AND|WITH) /.test(license)) return { licenses: [{ expression: license }] };
  return { licenses: [{ license: /^[A-Za-z0-9.+-]+$/.test(license) ? { id: license } : { name: license } }] };
}

function npmComponent(lock, path) {
  const { version, integrity, license } = lock.packages[path];
  const name = nameAt(lock, path);
  const [scope, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const hashes = hashesOf(integrity);
  return {
    type: 'library', 'bom-ref': path, ...(scope === undefined ? {} : { group: scope }), name: short, version, scope: 'required', purl: npmPurl(name, version),
    ...(hashes.length ? { hashes } : {}), ...licencesOf(license),
  };
}

function debianComponent({ name, version, architecture, source }, distribution) {
  const words = [`arch=${architecture}`, ...(distribution ? [`distro=${distribution}`] : []), ...(source === name ? [] : [`upstream=${encodeURIComponent(source)}`])];
  const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?${words.join('&')}`;
  return { type: 'library', 'bom-ref': purl, name, version, scope: 'required', purl };
}

/**
 * CycloneDX 1.6 of what runs in production. The same input gives the same bytes: the serial number is a hash of the content, the time is given.
 * `system`: what an image has besides packages of npm: version of Node, Debian's packages, and `debian-12` or whatever the distribution is called.
 */
export function makeSbom(lock, { time, system } = {}) {
  const packages = productionPackages(lock);
  const root = lock.packages[''];
  const rootRef = npmPurl(root.name, root.version);
  const paths = [...packages.keys()].filter((path) => path !== '').sort();
  const node = system?.node === undefined ? [] : [{ type: 'platform', 'bom-ref': `pkg:generic/node@${system.node}`, name: 'node', version: system.node, scope: 'required', purl: `pkg:generic/node@${system.node}`, cpe: `cpe:2.3:a:nodejs:node.js:${system.node}:*:*:*:*:*:*:*` }];
  const components = [...paths.map((path) => npmComponent(lock, path)), ...node, ...(system?.debian ?? []).map((one) => debianComponent(one, system.distribution))];
  const dependencies = [
    { ref: rootRef, dependsOn: [...packages.get(''), ...node.map((one) => one['bom-ref'])] },
    ...paths.map((path) => ({ ref: path, ...(packages.get(path).length ? { dependsOn: packages.get(path) } : {}) })),
  ];
  const hash = createHash('sha256').update(JSON.stringify({ components, dependencies })).digest('hex');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6',
    serialNumber: `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    version: 1,
    metadata: {
      ...(time === undefined ? {} : { timestamp: time }),
      component: { type: 'application', 'bom-ref': rootRef, name: root.name, version: root.version, purl: rootRef, ...licencesOf(root.license) },
    },
    components, dependencies,
  };
}
