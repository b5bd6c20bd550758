import { USUAL_EXCEPTION_RULES } from '@batchwright/procedure';
import { changedRows, changeExceptionRules, rowsOfRules, type ExceptionRuleRow, type SiteExceptionRules, type WantedExceptionRules } from './site-exception-rules';

const now: SiteExceptionRules = { site: 'HAM', version: 0, rules: USUAL_EXCEPTION_RULES };
const manual: ExceptionRuleRow = { of: 'type', name: 'manual', severity: 'major', signers: [{ roles: ['qa'] }, { roles: ['qp'] }], blocks: 'run' };
const rows = rowsOfRules(USUAL_EXCEPTION_RULES);
const change = (more: Partial<WantedExceptionRules>, of = now) => changeExceptionRules(of, { version: of.version, rules: [...rows, manual], reason: 'two pairs of eyes', ...more });
const refused = (more: Partial<WantedExceptionRules>, of = now): unknown => {
  const result = change(more, of);
  return result.ok ? 'taken' : [result.error.code, result.error.params];
};

describe('G2 a change of the table of a site', () => {
  it('is the whole table under the next version, and says which rows differ', () => {
    const changed = change({});
    expect(changed).toMatchObject({ ok: true, value: { version: 1, reason: 'two pairs of eyes', rules: { byType: { manual: { severity: 'major', blocks: 'run' } }, bySeverity: USUAL_EXCEPTION_RULES.bySeverity } } });
    if (changed.ok) expect(changedRows(now.rules, changed.value.rules)).toEqual([{ of: 'type', name: 'manual', after: manual }]);
  });

  it('is refused without a reason, over a table that was not seen, and where nothing would differ', () => {
    expect(refused({ reason: '  ' })).toEqual(['reason-missing', {}]);
    expect(refused({ version: 0 }, { ...now, version: 2, changed: { person: 'E1', name: 'Lena Weiss', at: '2026-11-24T08:00:00.000Z', reason: 'x' } })).toEqual(['exception-rules-changed', { site: 'HAM', seen: 0, version: 2, name: 'Lena Weiss', at: '2026-11-24T08:00:00.000Z' }]);
    expect(refused({ rules: rows.map((row) => ({ ...row, signers: row.signers.map(({ roles }) => ({ roles: [...roles].reverse() })) })) })).toEqual(['exception-rules-same', { site: 'HAM' }]);
  });

  it.each([
    ['/bySeverity/critical', 'it is missing', rows.slice(0, 2)],
    ['/byType/manual', 'it stands there twice', [...rows, manual, manual]],
    ['/byType/__proto__', 'a type is a name in kebab-case', [...rows, { ...manual, name: '__proto__' }]],
    ['/byType/manual', 'the first signer is of quality (qa)', [...rows, { ...manual, signers: [{ roles: ['qp'] as const }] }]],
    ['/bySeverity/huge', 'severities are minor, major and critical', [...rows, { ...manual, of: 'severity' as const, name: 'huge' }]],
  ])('names the place of a fault: %s %s', (at, why, wanted) => {
    expect(refused({ rules: wanted as ExceptionRuleRow[] })).toEqual(['exception-rules-invalid', { at, why }]);
  });
});
