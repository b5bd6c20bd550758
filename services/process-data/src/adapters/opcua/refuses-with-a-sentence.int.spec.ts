import { demoMachines } from '../../../../../deploy/local/simulator/machines/demo-machines';
import { APPLICATION_URI } from '../../../../../deploy/local/simulator/opcua/opcua-server';
import { applicationCertificate } from '../../../../../deploy/local/simulator/opcua/certificate';
import { startSimulator, type Simulator } from '../../../../../deploy/local/simulator/start-simulator';
import type { OpcUaSettings } from '../../domain/connection';
import { plantCredentials, settingsOf } from './listening.fixture';
import { OpcUaDriver } from './opcua-driver';

const SPEED = 'ns=1;s=VB-02.speed';

describe('E9 a machine is reached as it was agreed, or a sentence says why not', () => {
  let simulator: Simulator;
  let driver: OpcUaDriver;

  beforeAll(async () => {
    simulator = await startSimulator({ machines: demoMachines(3), user: { user: 'plant', password: 'secret' } });
    driver = new OpcUaDriver(await plantCredentials());
  }, 120_000);

  afterAll(async () => {
    await driver?.close();
    await simulator?.stop();
  }, 60_000);

  it.each<[string, Partial<OpcUaSettings>, string]>([
    ['a wrong password', { credential: 'mistyped' }, 'The server refuses the user or the password.'],
    ['no user', { credential: undefined }, 'The server asks for a user'],
    ['another certificate', { serverCertificate: 'ab'.repeat(32) }, 'another certificate than the one agreed'],
    ['no certificate agreed', { serverCertificate: undefined }, 'No certificate of the server was agreed'],
    ['a way that is not offered', { securityMode: 'sign' }, 'It offers: None None, SignAndEncrypt Aes256_Sha256_RsaPss, SignAndEncrypt Basic256Sha256.'],
    ['a host that is not there', { endpoint: 'opc.tcp://nowhere.invalid:4840' }, 'No host of that name'],
    ['a port where nothing listens', { endpoint: 'opc.tcp://127.0.0.1:1' }, 'Nothing listens there'],
  ])('refuses %s', async (_what, more, why) => {
    const settings = settingsOf(simulator, more);
    await expect(driver.tryOut(settings, [SPEED])).rejects.toMatchObject({ code: 'source-unreachable', params: { endpoint: settings.endpoint, why: expect.stringContaining(why) } });
  }, 60_000);

  it('refuses a certificate that expired', async () => {
    const day = 86_400_000;
    const expired = await startSimulator({ machines: [], user: { user: 'plant', password: 'secret' }, certificate: await applicationCertificate(APPLICATION_URI, ['localhost'], { from: Date.now() - 20 * day, days: 10 }) });
    try {
      await expect(driver.tryOut(settingsOf(expired), [SPEED])).rejects.toMatchObject({ code: 'source-unreachable', params: { why: expect.stringMatching(/^The certificate of the server expired on \d{4}-/) } });
    } finally {
      await expired.stop();
    }
  }, 60_000);

  it('names a credential that was not put there', async () => {
    await expect(driver.tryOut(settingsOf(simulator, { credential: 'nobody' }), [SPEED])).rejects.toMatchObject({ code: 'credential-unknown', params: { name: 'nobody' } });
  });

  it('tries addresses one by one', async () => {
    const [speed, nonsense, absent] = await driver.tryOut(settingsOf(simulator), [SPEED, 'nonsense', 'ns=1;s=absent']);
    expect(speed).toEqual({ address: SPEED, ok: true, reading: { at: expect.any(Number), value: 0, quality: 'good', unit: '/min' } });
    expect([nonsense, absent]).toEqual([{ address: 'nonsense', ok: false, why: expect.stringContaining('no node id') }, { address: 'ns=1;s=absent', ok: false, why: 'The server says BadNodeIdUnknown.' }]);
  }, 60_000);

  it('writes a set point and reads back what the machine made of it', async () => {
    const write = (value: number | string | boolean, tag = 'VB-02.speed-set-point') => driver.write(settingsOf(simulator), `ns=1;s=${tag}`, value);
    expect(await write(25)).toMatchObject({ written: 25, readBack: { value: 25, quality: 'good', unit: '/min' } });
    expect(await write(99)).toMatchObject({ written: 99, readBack: { value: 60 } });
    expect(await write(true, 'FD-01.running')).toMatchObject({ readBack: { value: true } });
    await expect(write('fast')).rejects.toMatchObject({ code: 'source-refuses', params: { why: '"fast" is no number' } });
    await expect(write(NaN)).rejects.toMatchObject({ code: 'source-refuses' });
    await expect(write(5, 'VB-02.speed')).rejects.toMatchObject({ code: 'source-refuses', params: { why: expect.stringMatching(/^the server says Bad/) } });
  }, 60_000);
});
