import type { ReactNode } from 'react';

/** What a state wants of us; each tone has one colour and one shape, and the shape alone tells it. */
export type Tone = 'running' | 'attention' | 'exception' | 'done' | 'waiting' | 'stopped';

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  running: <path d="M4 2.5v11l9-5.5z" fill="currentColor" />,
  attention: <path d="M8 1.5 15 14H1z M8 6v4 M8 11.8v.4" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />,
  exception: <path d="M8 1l7 7-7 7-7-7z M8 4.6v4.2 M8 10.9v.3" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />,
  done: <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />,
  waiting: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  stopped: <rect x="3" y="3" width="10" height="10" fill="currentColor" />,
};

/** The shape of a tone; its word stands beside it, so it says nothing to a screen reader. */
export function Shape({ tone }: { readonly tone: Tone }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}

/** A state in colour, shape and word. */
export function Sign({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className="sign" data-tone={tone}>
      <Shape tone={tone} />
      {children}
    </span>
  );
}
