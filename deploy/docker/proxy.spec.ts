import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SERVICE_NAMES } from '@batchwright/contracts';

/** Whom the proxy's map names for a path; the first expression that fits wins. */
function serviceOf(path: string, template: string): string | undefined {
  const [, pattern = '', otherwise] = /map \$request_uri \$service \{ "~(\S+)" \$1; default (\S+); \}/.exec(template) ?? [];
  return new RegExp(pattern).exec(path)?.[1] ?? otherwise;
}

describe('the paths of the proxy', () => {
  const template = readFileSync(resolve(__dirname, 'proxy/batchwright.conf.template'), 'utf8');

  it('lead to each service what is of that service, and the document of the API and the rest to the console', () => {
    for (const service of SERVICE_NAMES) expect(serviceOf(`/api/${service}/v1/things?limit=1`, template)).toBe(service);
    for (const path of ['/', '/batches/1', '/api/openapi.json', '/api/openapi.json?from=here']) expect(serviceOf(path, template)).toBe('web-console');
  });

  it('would be found wrong with an expression that takes the document for a service', () => {
    expect(serviceOf('/api/openapi.json', template.replace('([a-z-]+)/', '([a-z.-]+)'))).toBe('openapi.json');
  });
});
