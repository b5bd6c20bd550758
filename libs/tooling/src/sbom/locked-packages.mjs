/** Name of the package at a path of the lock file; one that is installed under another name says its own. */
export const nameAt = (lock, path) => lock.packages[path].name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Path at which the package at `from` finds `name`: beside itself, or nearer to the root; undefined when it is nowhere. */
export function pathOf(lock, from, name) {
  for (let place = from; ; ) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (lock.packages[path]) return path;
    if (place === '') return undefined;
    const up = place.lastIndexOf('/node_modules/');
    place = up < 0 ? '' : place.slice(0, up);
  }
}

/** Paths of what the package at a path needs to run. Peers that are not optional are part of it. */
function neededBy(lock, path) {
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {}, optionalDependencies = {} } = lock.packages[path];
  const names = [...Object.keys(dependencies), ...(path === '' ? [] : Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional))];
  const found = names.filter((name) => !(name in optionalDependencies)).map((name) => [name, pathOf(lock, path, name)]);
  const missing = found.filter(([, at]) => at === undefined).map(([name]) => name);
  if (missing.length) throw new Error(`package-lock.json: ${path === '' ? 'the root' : path} needs ${missing.join(', ')}, which is not locked; run npm install`);
  return [...new Set(found.map(([, at]) => at))].sort();
}

/**
 * What runs in production: everything that the dependencies of the root lead to, path → paths that it needs; the root is ''.
 * Development and optional packages (the embedded plant) are not in it: `npm ci --omit=dev --omit=optional` leaves exactly this.
 * Takes a package-lock.json of version 3. Throws when the lock lacks something.
 */
export function productionPackages(lock) {
  const found = new Map();
  const waiting = [''];
  while (waiting.length) {
    const path = waiting.pop();
    if (found.has(path)) continue;
    const needs = neededBy(lock, path);
    found.set(path, needs);
    waiting.push(...needs);
  }
  return found;
}
