import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './alarms.css';

/** A shape for each state (ISA-18.2): filled and with a mark where nobody saw it, hollow and ticked where somebody did, an arrow back where it returned unseen, two bars where it is put aside. */
const SHAPES: Readonly<Record<string, ReactNode>> = {
  'active-unacknowledged': <><path d="M8 .6 15.4 8 8 15.4.6 8z" fill="currentColor" /><path d="M8 4.4v4.2 M8 11v.4" stroke="var(--alarm-mark)" strokeWidth="2" strokeLinecap="round" fill="none" /></>,
  'active-acknowledged': <path d="M8 1l7 7-7 7-7-7z M5 8.2l2.2 2.2L11 6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" strokeLinecap="round" />,
  'returned-unacknowledged': <path d="M13.5 3v5.5a2 2 0 0 1-2 2H3 M6.2 7.2 2.8 10.6l3.4 3.2" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />,
  shelved: <path d="M4.6 2.5v11 M11.4 2.5v11" fill="none" stroke="currentColor" strokeWidth="3" />,
  over: <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />,
};

const TONES: Readonly<Record<string, string>> = { 'active-unacknowledged': 'exception', 'active-acknowledged': 'exception', 'returned-unacknowledged': 'attention' };
const BARS: Readonly<Record<string, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/** State of an alarm in shape and word; only one that is active and unseen moves. */
export function AlarmState({ of, count, words }: { readonly of: string; readonly count?: number; readonly words?: string }) {
  const { t } = useTranslation();
  return (
    <span className="sign alarm-state" data-tone={count === 0 ? 'waiting' : (TONES[of] ?? 'waiting')} data-state={of}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{SHAPES[of]}</svg>
      {count !== undefined && <b>{count}</b>}
      {words ?? t(`alarm-state.${of}`, { defaultValue: of })}
      {words !== undefined && <span className="visually-hidden"> ({t(`alarm-state.${of}`, { defaultValue: of })})</span>}
    </span>
  );
}

/** Priority as a word, with as many bars as it weighs. */
export function Priority({ of }: { readonly of: string }) {
  const { t } = useTranslation();
  return (
    <span className="alarm-priority">
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((bar) => <rect key={bar} x={bar * 4 + 0.5} y={11 - bar * 3.3} width="3" height={4 + bar * 3.3} fill={bar < (BARS[of] ?? 0) ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="0.8" />)}
      </svg>
      {t(`alarm-priority.${of}`, { defaultValue: of })}
    </span>
  );
}
