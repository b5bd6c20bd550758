import { useTranslation } from 'react-i18next';
import { Sign, type Tone } from './shapes';

/** Which tone a state of the domain has. A state that is not listed is neutral, and its own name is its word. */
const TONES: Readonly<Record<string, Tone>> = {
  // runs, ISA-88
  idle: 'waiting', running: 'running', pausing: 'attention', paused: 'attention', holding: 'attention', held: 'attention', restarting: 'running',
  stopping: 'attention', stopped: 'stopped', aborting: 'exception', aborted: 'stopped', complete: 'done',
  // business status of a batch
  created: 'waiting', 'on-floor': 'running', 'in-execution': 'running', executed: 'done', 'production-reviewed': 'done', 'qa-reviewed': 'done', dispositioned: 'done', closed: 'done',
  // steps
  'not-reached': 'waiting', ready: 'attention', requesting: 'attention', started: 'running', completed: 'done',
  // recipe versions
  draft: 'waiting', 'in-review': 'attention', approved: 'done', scheduled: 'attention', effective: 'running', superseded: 'stopped', withdrawn: 'stopped',
  // review
  collecting: 'running', 'quality-reviewed': 'done', releasing: 'running', released: 'done', 'partially-released': 'attention', rejected: 'stopped', blocked: 'exception',
  // exceptions
  open: 'exception', critical: 'exception', major: 'exception', minor: 'attention',
  // materials and equipment
  quarantine: 'attention', restricted: 'attention', clean: 'done', dirty: 'attention', free: 'done', occupied: 'running',
  // orders
  received: 'waiting', 'batch-created': 'done',
};

/** Tone of a state's name. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'waiting';
}

/** A state of the domain by its name, with shape and word. */
export function State({ of, tone }: { readonly of: string; readonly tone?: Tone }) {
  const { t } = useTranslation();
  return <Sign tone={tone ?? toneOf(of)}>{t(`state.${of}`, { defaultValue: of })}</Sign>;
}

/** Name of a batch's business status as it is shown: released to the floor must never look like released to the market, and one that was decided about says how. */
export function businessState(business: string, disposition?: string): string {
  if (business === 'dispositioned' && disposition) return disposition;
  return business === 'released' ? 'on-floor' : business;
}
