/** Does something at once and at intervals, one at a time. Returns how to stop it. */
export function again(everyMs: number, work: () => Promise<void>, onTrouble: (error: unknown) => void): () => void {
  let inHand = false;
  const once = (): void => {
    if (inHand) return;
    inHand = true;
    work().catch(onTrouble).finally(() => (inHand = false));
  };
  once();
  const timer = setInterval(once, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
