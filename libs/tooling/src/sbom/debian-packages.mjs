/** Packages of Debian that are installed, from the text of /var/lib/dpkg/status: name, version, architecture, source. */
export function debianPackages(status) {
  return status.split(/\n\n+/).flatMap((paragraph) => {
    const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(paragraph)?.[1];
    if (!/ installed$/.test(field('Status') ?? '')) return [];
    const [name, version] = [field('Package'), field('Version')];
    if (name === undefined || version === undefined) return [];
    return [{ name, version, architecture: field('Architecture') ?? 'all', source: field('Source')?.replace(/ \(.*\)$/, '') ?? name }];
  });
}
