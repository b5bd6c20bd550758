import { moved, zoomed, type Shown } from './scales';

/** What a hand does with the picture. */
export interface Hands {
  readonly shown: () => Shown;
  /** Where the picture begins in the window. */
  readonly left: () => number;
  readonly width: () => number;
  readonly show: (shown: Shown) => void;
}

/** One finger or the mouse moves, two fingers or the wheel with Ctrl zoom; the page still scrolls up and down. It is shown once in a frame, and what a hand did since counts: hands are faster than the page. Returns how to end it. */
export function followHands(on: HTMLElement, { shown, left, width, show }: Hands): () => void {
  let held: Shown | undefined;
  let frame = 0;
  const now = (): Shown => held ?? shown();
  const flush = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (held) show(held);
    if (fingers.size === 0) held = undefined;
  };
  const go = (next: Shown): void => {
    held = next;
    if (frame === 0) frame = requestAnimationFrame(flush);
  };
  const momentAt = (clientX: number): number => now().from + ((clientX - left()) / width()) * (now().until - now().from);
  const fingers = new Map<number, number>();
  const apart = (): number => {
    const [a, b] = [...fingers.values()];
    return a === undefined || b === undefined ? 0 : Math.abs(a - b);
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, event.clientX);
    on.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (before === undefined || before === event.clientX) return;
    const distance = apart();
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size === 1) go(moved(now(), (before - event.clientX) / width()));
    else if (distance > 20 && apart() > 20) go(zoomed(now(), distance / apart(), momentAt([...fingers.values()].reduce((sum, x) => sum + x, 0) / fingers.size)));
  };
  const up = (event: PointerEvent): void => {
    if (fingers.delete(event.pointerId) && fingers.size === 0) flush();
  };
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    go(zoomed(now(), event.deltaY > 0 ? 1.25 : 0.8, momentAt(event.clientX)));
  };
  on.addEventListener('pointerdown', down);
  on.addEventListener('pointermove', move);
  on.addEventListener('pointerup', up);
  on.addEventListener('pointercancel', up);
  on.addEventListener('wheel', wheel, { passive: false });
  return () => {
    cancelAnimationFrame(frame);
    on.removeEventListener('pointerdown', down);
    on.removeEventListener('pointermove', move);
    on.removeEventListener('pointerup', up);
    on.removeEventListener('pointercancel', up);
    on.removeEventListener('wheel', wheel);
  };
}

/** What a key does while the picture has the focus; undefined = nothing of ours. */
export function keyed(key: string, shown: Shown): Shown | 'live' | undefined {
  if (key === 'ArrowLeft') return moved(shown, -0.2);
  if (key === 'ArrowRight') return moved(shown, 0.2);
  if (key === '+' || key === '=') return zoomed(shown, 0.5);
  if (key === '-') return zoomed(shown, 2);
  return key === 'Home' || key === '0' ? 'live' : undefined;
}
