import type { ServiceProcess } from '../../../deploy/local/services/service-process';

/** A number of a service's metrics page; undefined = it is not there. */
export async function metricOf({ service, managementPort }: Pick<ServiceProcess, 'service' | 'managementPort'>, name: string): Promise<number | undefined> {
  const page = await (await fetch(`http://127.0.0.1:${managementPort}/metrics`)).text();
  const line = page.split('\n').find((one) => one.startsWith(`${name}{`) && one.includes(`service="${service}"`));
  const value = Number(line?.split('} ')[1]?.split(' ')[0] ?? Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}
