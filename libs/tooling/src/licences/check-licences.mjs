import { isAllowed } from './spdx.mjs';

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Holds a package-lock.json (version 3) against docs/licences.json. Answers the number of packages and a sentence for each that is
 * not allowed. A judgement counts only while the package states the licence that was judged: a changed one must be read again.
 */
export function checkLicences(lock, list) {
  const shipped = new Set(list.shipped);
  const development = new Set([...list.shipped, ...list.developmentOnly]);
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link);
  const faults = packages.flatMap(([path, { version, license = null, dev }]) => {
    const name = nameOf(path);
    const judged = list.judged[name];
    if (judged && judged.states === license) return [];
    if (judged) return [`${name}@${version} now states "${license}", judged was "${judged.states}": read its licence again`];
    if (license === null) return [`${name}@${version} states no licence: read its LICENSE file and judge it`];
    if (isAllowed(license, dev ? development : shipped)) return [];
    return [`${name}@${version} is under "${license}", which ${dev ? 'is not' : 'may not be shipped: it is not'} in docs/licences.json`];
  });
  return { packages: packages.length, faults: [...new Set(faults)].sort() };
}
