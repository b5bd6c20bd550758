import { addVersion, registerDocument, versionAt, withdrawDocument, type ControlledDocument, type DocumentVersion } from './controlled-document';

const ZONE = 'Europe/Berlin';
const NOW = '2026-11-24T08:00:00.000Z';
const pdf = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', size: 1000 };
const version = (number: number, effectiveFrom: string): DocumentVersion => ({ ...pdf, version: number, fileName: 'a.pdf', effectiveDate: effectiveFrom.slice(0, 10), effectiveFrom });
const document = (...versions: DocumentVersion[]): ControlledDocument => ({ id: 'd1', site: 'HAM', sequence: 1 + versions.length, code: 'SOP-0042', title: { en: 'Cleaning', de: 'Reinigung' }, versions });
const added = { version: 3, fileName: 'SOP-0042-v3.pdf', effectiveDate: '2026-12-01' };

describe('A9 the register of controlled documents', () => {
  it('takes effect at the beginning of a date of the site, and today from now on: never in the past', () => {
    expect(addVersion(document(), added, pdf, ZONE, NOW)).toMatchObject({ ok: true, value: [{ type: 'DocumentVersionAdded', body: { code: 'SOP-0042', version: 3, effectiveFrom: '2026-11-30T23:00:00.000Z' } }] });
    expect(addVersion(document(), { ...added, effectiveDate: '2026-11-24' }, pdf, ZONE, NOW)).toMatchObject({ ok: true, value: [{ body: { effectiveFrom: NOW } }] });
    // half an hour before midnight UTC it is the next day in Hamburg
    expect(addVersion(document(), { ...added, effectiveDate: '2026-11-24' }, pdf, ZONE, '2026-11-24T23:30:00.000Z')).toMatchObject({ ok: false, error: { code: 'document-date-past', params: { today: '2026-11-25' } } });
  });

  it('takes each number once and only rising ones', () => {
    const known = document(version(3, '2026-01-01T00:00:00.000Z'));
    for (const number of [2, 3]) expect(addVersion(known, { ...added, version: number }, pdf, ZONE, NOW)).toMatchObject({ ok: false, error: { code: 'document-version-taken', params: { newest: 3 } } });
    expect(addVersion(known, { ...added, version: 5 }, pdf, ZONE, NOW)).toMatchObject({ ok: true });
  });

  it.each([['SOP.png', 'application/pdf'], ['SOP', 'application/pdf'], ['clip.mp4', 'video/webm'], ['a.pdf', 'image/jpeg'], ['a.exe', 'image/png']])('refuses %s that is %s', (fileName, mediaType) => {
    expect(addVersion(document(), { ...added, fileName }, { ...pdf, mediaType }, ZONE, NOW)).toMatchObject({ ok: false, error: { code: 'document-name-differs', field: 'fileName' } });
  });

  it('has its title in both languages', () => {
    expect(registerDocument('SOP-1', { en: 'x', de: ' ' }, false)).toMatchObject({ ok: false, error: { code: 'text-missing', field: 'title/de' } });
    expect(registerDocument('SOP-1', { en: 'x', de: 'y' }, true)).toMatchObject({ ok: false, error: { code: 'document-code-taken' } });
  });

  it('has in effect the highest number whose time has come, and none after a withdrawal', () => {
    const known = document(version(1, '2026-01-01T00:00:00.000Z'), version(2, '2026-06-01T00:00:00.000Z'), version(3, '2027-01-01T00:00:00.000Z'));
    const at = (moment: string): number | undefined => versionAt(known, moment)?.version;
    expect([at('2025-12-31T23:59:59.999Z'), at('2026-01-01T00:00:00.000Z'), at('2026-11-24T08:00:00.000Z'), at('2027-01-01T00:00:00.000Z')]).toEqual([undefined, 1, 2, 3]);
    expect(versionAt({ ...known, withdrawnAt: NOW }, NOW)).toBeUndefined();
    expect(versionAt({ ...known, withdrawnAt: NOW }, '2026-11-24T07:59:59.999Z')?.version).toBe(2);
  });

  it('a newer version that takes effect earlier stays when an older one would begin', () => {
    expect(versionAt(document(version(2, '2027-01-01T00:00:00.000Z'), version(3, '2026-06-01T00:00:00.000Z')), '2027-02-01T00:00:00.000Z')?.version).toBe(3);
  });

  it('is withdrawn with a reason, once, and takes no version afterwards', () => {
    expect(withdrawDocument(document(), ' ', NOW)).toMatchObject({ ok: false, error: { code: 'reason-missing' } });
    expect(withdrawDocument({ ...document(), withdrawnAt: NOW }, 'again', NOW)).toEqual({ ok: true, value: [] });
    expect(addVersion({ ...document(), withdrawnAt: NOW }, added, pdf, ZONE, NOW)).toMatchObject({ ok: false, error: { code: 'document-withdrawn' } });
  });
});
