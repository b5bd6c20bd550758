/*
 * Health check of a container that runs a service: asks the management port whether the service is ready, and says why it is not.
 * Needs nothing but Node: no shell, no curl.
 */
const port = process.env.BATCHWRIGHT_MANAGEMENT_PORT || '9090';

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4000) });
  const text = await answer.text();
  console.log(text.slice(0, 2000));
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.log(`no answer at port ${port}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
