import { ROLES } from '@batchwright/access';

/** People of in-process tests: the demo people, without a provider. */
export interface TestPerson {
  /** Employee number. */
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
}

const at = (site: string, person: string, account: string, name: string, ...roles: string[]): TestPerson => ({ person, name, account, roles, sites: [site] });

/** Nobody of the demo: one person for each role, who has no other. */
const ONE_ROLE_EACH = ROLES.map((role, index) => at('HAM', `E9${String(index + 100)}`, `only.${role}`, `Only ${role}`, role));

export const TEST_PEOPLE: readonly TestPerson[] = [
  at('HAM', 'E1001', 'op.berger', 'Mara Berger', 'operator', 'dispenser'),
  at('HAM', 'E1001', 'op.berger2', 'Mara Berger', 'operator'),
  at('HAM', 'E1002', 'op.okafor', 'Chidi Okafor', 'operator', 'dispenser'),
  at('HAM', 'E1003', 'op.lindqvist', 'Nils Lindqvist', 'operator'),
  at('HAM', 'E1010', 'sup.haas', 'Jutta Haas', 'supervisor'),
  at('HAM', 'E1011', 'prod.keller', 'Max Keller', 'supervisor'),
  at('HAM', 'E1020', 'eng.moreau', 'Claire Moreau', 'engineer'),
  at('HAM', 'E1021', 'eng.tanaka', 'Ren Tanaka', 'engineer'),
  at('HAM', 'E1030', 'wh.novak', 'Petr Novak', 'warehouse'),
  at('HAM', 'E1040', 'qc.silva', 'Ines Silva', 'qc'),
  at('HAM', 'E1041', 'qc.brandt', 'Otto Brandt', 'qc'),
  at('HAM', 'E1050', 'qa.weiss', 'Lena Weiss', 'qa'),
  at('HAM', 'E1051', 'qa.adeyemi', 'Tunde Adeyemi', 'qa'),
  at('HAM', 'E1052', 'qp.romano', 'Sara Romano', 'qp'),
  at('HAM', 'E1053', 'qp.lange', 'Jonas Lange', 'qp'),
  at('HAM', 'E1060', 'trn.fischer', 'Eva Fischer', 'trainer'),
  at('HAM', 'E1070', 'mnt.kovac', 'Ivo Kovac', 'maintenance'),
  at('HAM', 'E1090', 'it.admin', 'Sam Admin', 'admin'),
  at('HAM', 'E1095', 'int.erp', 'ERP Interface', 'integrator'),
  at('HAM', 'E1099', 'insp.dubois', 'Anne Dubois', 'inspector'),
  at('CRK', 'E2001', 'op.byrne', 'Aoife Byrne', 'operator'),
  at('CRK', 'E2010', 'sup.doyle', 'Niamh Doyle', 'supervisor'),
  at('CRK', 'E2050', 'qa.murphy', 'Sean Murphy', 'qa'),
  // nobody of the demo: has every role, but at the other site
  at('CRK', 'E2099', 'every.role', 'Every Role', ...ROLES),
  // nobody of the demo: looks at both sites
  { ...at('HAM', 'E2100', 'insp.both', 'Both Sites', 'inspector'), sites: ['HAM', 'CRK'] },
  // writes recipes and may approve them: whoever did the one must not do the other
  at('HAM', 'E1098', 'eng.and.qa', 'Noor Haddad', 'engineer', 'qa'),
  ...ONE_ROLE_EACH,
];

/** The person behind an account. */
export function testPerson(account: string): TestPerson {
  const found = TEST_PEOPLE.find((person) => person.account === account);
  if (!found) throw new Error(`no test person has the account ${account}`);
  return found;
}
