import { AdminRefused } from '../keycloak/keycloak-admin';
import { patiently } from './patiently';

/** As `fetch` says that nobody answered. */
const unanswered = (code: string): Error => new TypeError('fetch failed', { cause: Object.assign(new Error('Connect Timeout Error'), { code }) });
const answered = (status: number): Error => new AdminRefused("the administrator's sign-in at /realms/master", status, 'no');

/** Work that fails with what it is given, one after another, and then is done; how often it was asked, and what was said. */
async function tried(...faults: readonly unknown[]): Promise<{ asked: number; said: string[]; result: string }> {
  const left = [...faults];
  const said: string[] = [];
  let asked = 0;
  const work = (): Promise<string> => {
    asked += 1;
    return left.length > 0 ? Promise.reject(left.shift() as Error) : Promise.resolve('done');
  };
  const result = await patiently(work, (line) => said.push(line), { forMs: 60_000, pauseMs: 0 }).catch((error: unknown) => `refused: ${(error as Error).message}`);
  return { asked, said, result };
}

describe('N1 a job waits for its server', () => {
  it('that cannot be reached, and says so each time', async () => {
    const faults = [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), unanswered('UND_ERR_CONNECT_TIMEOUT'), unanswered('ENOTFOUND'), unanswered('UND_ERR_SOCKET')];
    expect(await tried(...faults)).toEqual({ asked: 5, said: ['waits: connect ECONNREFUSED', ...Array<string>(3).fill('waits: fetch failed')], result: 'done' });
  });

  it('that a proxy calls away, or that calls itself not ready', async () => {
    const { asked, said, result } = await tried(answered(503), answered(502), answered(504));
    expect({ asked, result }).toEqual({ asked: 4, result: 'done' });
    expect(said[0]).toBe("waits: Keycloak refused the administrator's sign-in at /realms/master with 503: no");
  });

  it.each([answered(401), answered(500), unanswered('CERT_HAS_EXPIRED'), new Error('a migration is wrong')])('and not for another answer: %s', async (fault) => {
    expect(await tried(fault)).toEqual({ asked: 1, said: [], result: `refused: ${fault.message}` });
  });

  it('and gives up at last with what it heard', async () => {
    await expect(patiently(() => Promise.reject(unanswered('ENOTFOUND')), () => undefined, { forMs: -1, pauseMs: 0 })).rejects.toThrow('fetch failed');
  });
});
