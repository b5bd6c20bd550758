import type { Statement } from '@batchwright/records';
import { checkReturnTo, checkStatement } from './ceremony';

const NOW = '2026-11-24T08:01:00.000Z';
const STATEMENT: Statement = {
  format: 'batchwright.statement/1', id: '01936c2e-7c00-7000-8000-000000000091', service: 'training', action: 'grant', site: 'HAM', subject: { type: 'q', id: 'q1', label: 'weighing' },
  contents: [{ label: 'c', hash: 'a'.repeat(64) }], text: { en: 'a', de: 'b' }, meaning: 'qualified', signer: {}, level: 'esig', issuedAt: '2026-11-24T08:00:00.000Z', expiresAt: '2026-11-24T08:05:00.000Z',
};
const check = (changes: object, sites = ['HAM'], now = NOW): unknown => {
  const checked = checkStatement({ ...STATEMENT, ...changes }, sites, now);
  return checked.ok ? 'taken' : `${checked.error.code} ${String(checked.error.params.why ?? '')}`.trim();
};

describe('gmp 3 what can be put before a signer', () => {
  it('is a statement of a site of the caller, in time', () => {
    expect(check({})).toBe('taken');
    expect(check({}, ['CRK'])).toBe('not-found');
    expect(check({}, ['HAM'], '2026-11-24T08:05:00.000Z')).toBe('evidence-expired');
  });

  it.each([
    [{ format: 'batchwright.statement/9' }, 'format'],
    [{ meaning: 'agreed' }, 'meaning'],
    [{ level: 'none' }, 'level'],
    [{ contents: [] }, 'contents'],
    [{ text: { en: 'only English' } }, 'shape'],
    [{ subject: undefined }, 'shape'],
    [{ signer: undefined }, 'signer'],
    [{ expiresAt: '2026-11-25T08:00:00.000Z' }, 'expiresAt'],
    [{ contents: Array.from({ length: 300 }, () => ({ label: 'c', hash: 'a'.repeat(64) })) }, 'size'],
  ])('is not %j', (changes, why) => {
    expect(check(changes)).toBe(`statement-invalid ${why}`);
  });

  it('leads back into the console and nowhere else', () => {
    expect(checkReturnTo('/batches/7?tab=1')).toMatchObject({ ok: true });
    for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example', 'batches', '/a b', '/a\r\nset-cookie:x']) expect(checkReturnTo(elsewhere)).toMatchObject({ ok: false });
  });
});
