import { answerOf, api } from '../api/client';
import { beginGuest, endGuest, type Person } from './session';

/** In this tab a guest's link was used: a reload comes back, another tab does not. */
const KEPT = 'batchwright.guest';

let here = false;

/** Whether who looks at this page is a guest of a session: what a step shows is read by his own routes. */
export function isGuest(): boolean {
  return here;
}

/** What was kept in this tab. */
export function keptGuest(): { readonly token: string; readonly guest: string } | undefined {
  const kept = sessionStorage.getItem(KEPT);
  return kept === null ? undefined : (JSON.parse(kept) as { token: string; guest: string });
}

/** From here on this tab is the guest's. */
export function becomeGuest({ token, guest }: { readonly token: string; readonly guest: string }): void {
  here = true;
  sessionStorage.setItem(KEPT, JSON.stringify({ token, guest }));
  const person: Person = { person: guest, name: guest, account: '', roles: [], sites: [] };
  beginGuest(token, person);
}

/** His visit is over: nothing of it stays in this tab. */
export function forgetGuest(): void {
  sessionStorage.removeItem(KEPT);
  endGuest();
}

/** Bytes that a guest may read: what the step names, or what was shown in the session. */
export function guestFile(of: 'step-files' | 'shown-files', sha256: string): Promise<Blob> {
  const by = { params: { path: { sha256 } }, parseAs: 'blob' } as const;
  return (of === 'step-files' ? answerOf(api.GET('/api/tandem/v1/guest/step-files/{sha256}', by)) : answerOf(api.GET('/api/tandem/v1/guest/shown-files/{sha256}', by))) as unknown as Promise<Blob>;
}
