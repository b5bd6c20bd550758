import { useEffect } from 'react';

/** Finds the place that the focus goes to when what had it is gone; it has to take it (`tabIndex={-1}` for a heading). */
export type Keeper = () => HTMLElement | null;

/**
 * Whoever works by keyboard never falls off the screen: when the control that had the focus goes away with what was done, the focus
 * goes to where the work goes on.
 */
export function useFocusKept(keeper: Keeper): void {
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) keeper()?.focus({ preventScroll: true });
  });
}
