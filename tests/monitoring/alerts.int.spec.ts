import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promtool, promtoolCanBeHad } from '@batchwright/testing';
import { ALERT_FILES, ALERTS } from './watched-files.fixture';

const CASES = readFileSync(join(__dirname, 'alerts.test.yaml'), 'utf8');
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'batchwright-alerts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the cases against the rules, or against rules in which something was changed. */
async function judge(change: (text: string) => string = (text) => text): Promise<{ code: number; text: string }> {
  const rules = mkdtempSync(join(folder, 'rules-'));
  cpSync(ALERTS, rules, { recursive: true });
  for (const file of ALERT_FILES) writeFileSync(join(rules, file), change(readFileSync(join(rules, file), 'utf8')));
  const cases = join(rules, 'cases.yaml');
  writeFileSync(cases, CASES.replaceAll('{{RULES}}', rules));
  return promtool(['test', 'rules', cases]);
}

if (promtoolCanBeHad()) {
  describe('N6 alert rules, judged by promtool', () => {
    it('are rules', async () => {
      const { code, text } = await promtool(['check', 'rules', ...ALERT_FILES.map((file) => join(ALERTS, file))]);
      expect({ code, text }).toMatchObject({ code: 0 });
    }, 120_000);

    it('see what they have to see, a stuck consumer within a minute, and nothing else', async () => {
      expect(await judge()).toMatchObject({ code: 0 });
    }, 60_000);

    it.each([
      ['a threshold that comes too late', (text: string) => text.replace('batchwright_bus_stalled_seconds > 15', 'batchwright_bus_stalled_seconds > 150'), 'BatchwrightConsumerStuck'],
      ['a clock that may be behind', (text: string) => text.replace('abs(batchwright_clock_skew_seconds)', 'batchwright_clock_skew_seconds'), 'BatchwrightClockSkew'],
      ['a misspelt number', (text: string) => text.replace('batchwright_outbox_age_seconds', 'batchwright_outbox_aged_seconds'), 'BatchwrightOutboxOld'],
    ])('turn red for a planted fault: %s', async (_what, change, alert) => {
      const { code, text } = await judge(change);
      expect(code).not.toBe(0);
      expect(text).toContain(alert);
    }, 60_000);
  });
} else {
  it('alert rules are not judged, and the output says why', () => {
    process.stdout.write('left out: alert rules by promtool, because neither it nor apt-get is on this machine\n');
    expect(promtoolCanBeHad()).toBe(false);
  });
}
