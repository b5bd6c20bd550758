import type { PermissionRule } from './permissions';

const HEAD = `# Permissions

Who may do what. Generated from \`libs/access/src/permissions.ts\` (\`npm run generate\`): the guard of every service and the test of every role at every
door come from the same table. \`admin\` is technical and holds no GMP right.

*Scope* \`site\`: only inside the sites of the person. *Asked again*: the provider is asked whether the person is still enabled, because a token outlives a
dismissal by up to five minutes. Where a step or a statement asks for more (qualification, another person, second factor), that comes on top.
`;

/** The table of permissions as a document: by action, then by role. */
export function permissionsDocument(table: Readonly<Record<string, PermissionRule>>, roles: readonly string[]): string {
  const actions = Object.entries(table);
  const byAction = actions.map(([action, { about, roles: may, scope, introspect }]) => `| \`${action}\` | ${about} | ${may.join(', ')} | ${scope === 'site' ? 'site' : '–'} | ${introspect ? 'yes' : ''} |`);
  const byRole = roles.map((role) => `| \`${role}\` | ${actions.filter(([, rule]) => (rule.roles as readonly string[]).includes(role)).map(([action]) => `\`${action}\``).join(', ')} |`);
  return [
    HEAD,
    '## By action', '', '| action | what | roles | scope | asked again |', '|---|---|---|---|---|', ...byAction, '',
    '## By role', '', '| role | may |', '|---|---|', ...byRole, '',
  ].join('\n');
}
