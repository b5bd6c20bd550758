import { PERMISSIONS, type PermissionRule } from './permissions';
import { permissionsDocument } from './permissions-document';
import { ROLES } from './role';

const rules = Object.entries(PERMISSIONS) as [string, PermissionRule][];

describe('I8 the one table of permissions', () => {
  it('gives the administrator no right outside identity and the console', () => {
    const areas = rules.filter(([, { roles }]) => roles.includes('admin')).map(([action]) => action.split('.')[0] ?? '');
    expect([...new Set(areas)].toSorted()).toEqual(['console', 'identity']);
  });

  it('lets inspectors read and nothing else', () => {
    const verbs = rules.filter(([, { roles }]) => roles.includes('inspector')).map(([action]) => action.split('.')[1] ?? '');
    expect(verbs.filter((verb) => !verb.startsWith('read'))).toEqual([]);
  });

  it('asks the provider again before a batch is disposed of', () => {
    expect((PERMISSIONS['review.dispose'] as PermissionRule).introspect).toBe(true);
  });

  it('is written out whole in the document, by action and by role', () => {
    const document = permissionsDocument(PERMISSIONS, ROLES);
    for (const [action, { about }] of rules) expect(document).toContain(`| \`${action}\` | ${about} |`);
    for (const role of ROLES) expect(document).toMatch(new RegExp(`^\\| \`${role}\` \\|`, 'm'));
  });
});
