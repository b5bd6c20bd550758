import { createHash } from 'node:crypto';
import { CEREMONY_PAGE_POLICY, ceremonyPage } from './ceremony-page';

describe('I1 the page after a signature', () => {
  it('may run its one script and no other', () => {
    const script = /<script>(.*)<\/script>/.exec(ceremonyPage('done', 'en'))?.[1] ?? '';
    expect(CEREMONY_PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  it('says in both languages how it ended', () => {
    expect(ceremonyPage('failed', 'de')).toContain('Nicht unterschrieben');
    expect(ceremonyPage('unknown', 'en')).toContain('Begin again');
  });
});
