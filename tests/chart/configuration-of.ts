import { isServiceName } from '@batchwright/contracts';
import { migrateConfiguration, realmConfiguration, serveConfiguration, topicsConfiguration } from '../../deploy/services/configuration';

type Variables = Readonly<Record<string, string | undefined>>;

/** Commands of the image beside `serve`, and how each reads its environment. */
const JOBS: Readonly<Record<string, (variables: Variables) => unknown>> = { migrate: migrateConfiguration, topics: topicsConfiguration, realm: realmConfiguration };

/** What became of an environment: what the program asked for, by name, and what it has to complain of. */
export interface Reading {
  readonly asked: ReadonlySet<string>;
  readonly faults: readonly string[];
}

/** Names of the components whose configuration is known. */
export function isConfigured(component: string): boolean {
  return isServiceName(component) || component in JOBS;
}

/** Lets a component read an environment as its process would. */
export function readingOf(component: string, variables: Variables): Reading {
  const asked = new Set<string>();
  const noticing = new Proxy(variables, {
    get(target, name) {
      asked.add(String(name).replace(/_FILE$/, ''));
      return target[String(name)];
    },
  });
  try {
    if (isServiceName(component)) serveConfiguration(component, noticing);
    else JOBS[component]?.(noticing);
    return { asked, faults: [] };
  } catch (error) {
    return { asked, faults: String((error as Error).message).split('\n') };
  }
}
