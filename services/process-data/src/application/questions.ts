/** Tells whoever answers that a question came, so that it is looked at at once. */
export class Questions {
  private listeners: (() => void)[] = [];

  came(): void {
    for (const listener of this.listeners) listener();
  }

  /** Calls when a question came; the transaction that keeps it may still be under way. */
  onCame(listener: () => void): void {
    this.listeners.push(listener);
  }
}
