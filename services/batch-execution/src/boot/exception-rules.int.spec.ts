import { startTestServices, type TestServices } from '@batchwright/testing';
import { batchExecution } from './index';
import { exceptionRulesOf } from './exception-rules-of';

const HAM = { byType: { manual: { severity: 'major', blocks: 'run', signers: [{ roles: ['qa'] }, { roles: ['qp'] }] } } };
let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([batchExecution], { exceptionRules: { HAM } });
}, 60_000);
afterAll(() => services.stop());

describe('G2 the table of a site', () => {
  it('is shown as it is applied, each site its own', async () => {
    const usual = [{ name: 'minor', blocks: 'nothing' }, { name: 'major' }, { of: 'severity', name: 'critical', severity: 'critical', blocks: 'following', signers: [{ roles: ['qa'] }, { roles: ['qa', 'qp'] }] }];
    expect((await services.as('sup.haas').get('/api/batch-execution/v1/exception-rules')).body).toMatchObject({
      items: [{ site: 'HAM', rules: [...usual, { of: 'type', name: 'manual', severity: 'major', blocks: 'run', signers: [{ roles: ['qa'] }, { roles: ['qp'] }] }] }],
    });
    expect((await services.as('qa.murphy').get('/api/batch-execution/v1/exception-rules')).body).toMatchObject({ items: [{ site: 'CRK', rules: usual }] });
  });

  it('keeps the service from starting when it cannot be used, and says where', () => {
    expect(() => exceptionRulesOf({ exceptionRules: { HAM: { byType: { manual: { signers: [] } } } } })).toThrow(expect.objectContaining({ code: 'exception-rules-invalid', params: { at: '/byType/manual', why: 'one or two signers' } }) as Error);
  });
});
