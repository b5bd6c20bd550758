import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until something is so. A test that waits for what never comes fails with what it waited for, and leaves no loop behind that
 * keeps its process alive.
 * @param so asked again and again, every 10 ms
 * @param seconds after which it is given up
 */
export async function until(so: () => boolean | Promise<boolean>, seconds = 50): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await so())) {
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain for ${so.toString()}`);
    await pause(10);
  }
}
