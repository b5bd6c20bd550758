import { CATALOGUE, isServiceName } from '@batchwright/contracts';
import { briefly, type KafkaConnection } from './brokers';
import { createTopics, type TopicSettings } from './create-topics';
import { inPlainWords } from './in-plain-words';
import { KafkaNames } from './kafka-names';
import { isIntegrator } from './rights';
import { setAccounts, type ScramAccount } from './scram-accounts';
import { setRights } from './set-rights';

/** How the job reaches the brokers, and what it is to do there. */
export interface PrepareKafkaOptions extends KafkaConnection, Omit<TopicSettings, 'prefix'> {
  /** Service or integrator (`int-…`) to its password; null: the account is made elsewhere and only given its rights. Services that are left out have their rights all the same. */
  readonly accounts?: Readonly<Record<string, string | null>>;
  /** False: rights are kept elsewhere, by an operator of the cluster. Default: true where the job has an account itself. */
  readonly rights?: boolean;
}

/** How long brokers may take until they know of an account. */
const PATIENCE_MS = 60_000;

/**
 * Brings brokers to what the catalogue says: topics, accounts, rights. May be run again and by several at once. Resolves to what was done or is
 * different, a sentence each; none = everything was so. Throws when the brokers cannot be reached or refuse, and for an account that is neither a service nor an integrator.
 */
export async function prepareKafka({ accounts = {}, rights, replicas, catalogue = CATALOGUE, ...connection }: PrepareKafkaOptions): Promise<string[]> {
  const strange = Object.keys(accounts).filter((account) => !isServiceName(account) && !isIntegrator(account));
  if (strange.length > 0) throw new Error(`${strange.join(', ')}: accounts are called like a service, or int- and small letters, digits, hyphens`);
  const names = new KafkaNames(connection.prefix);
  const kafka = briefly('batchwright-topics', connection);
  const admin = kafka.admin();
  try {
    await admin.connect();
    const said = await createTopics(admin, { catalogue, ...(replicas === undefined ? {} : { replicas }), ...(connection.prefix === undefined ? {} : { prefix: connection.prefix }) });
    if (rights ?? connection.sasl !== undefined) said.push(...(await setRights(admin, catalogue, names, Object.keys(accounts).filter(isIntegrator))));
    const passwords = Object.entries(accounts).flatMap(([account, password]) => (password === null ? [] : [{ username: names.account(account), password }]));
    if (passwords.length === 0) return said;
    await setAccounts(kafka, passwords);
    await signInAs(passwords.at(-1), connection);
    return [...said, `passwords set: ${passwords.map(({ username }) => username).join(', ')}`];
  } catch (error) {
    throw inPlainWords(error, connection);
  } finally {
    await admin.disconnect();
  }
}

/** Brokers learn of everything above in the order in which it was done: where the last account can sign in, the rest holds as well. */
async function signInAs(account: ScramAccount | undefined, connection: KafkaConnection): Promise<void> {
  if (!account) return;
  const admin = briefly('batchwright-topics', { ...connection, sasl: { mechanism: 'scram-sha-512', ...account } }).admin();
  for (const end = performance.now() + PATIENCE_MS; ; await new Promise((done) => setTimeout(done, 100))) {
    try {
      await admin.connect();
      return await admin.disconnect();
    } catch (error) {
      if (performance.now() > end) throw new Error(`the account ${account.username} was made, but the brokers do not let it in`, { cause: error });
    }
  }
}
