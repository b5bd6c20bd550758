const REFUSALS = ['TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'];

interface Told {
  readonly type?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, type, cause, errors = [] } = error as Error & Told;
  if (name === 'KafkaJSGroupCoordinatorNotFound') return true; // what the client makes of a group that is refused
  return REFUSALS.includes(type ?? '') || isRefused(cause) || errors.some(isRefused);
}

/** Whether the brokers let an account do something; throws when it failed for another reason than a right. */
export async function allowed(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}
