import type { TFunction } from 'i18next';
import { localOf } from '../../look/instant-of';
import { zoneOf } from '../../session/plant';

/** Of a call, the record names who is called and who calls: with an arrow, and before that in English. */
const CALLED = /^(.+\(.+?\)) (?:←|by) (.+\(.+?\))$/;

/** Of a guest, it names who invites him, or shows him out, and until when he is invited. */
const GUEST = /^(.+ \(.+\)) ← (.+ \(.+?\))(?: → (\S+))?$/;

/** Whom a row is about, without who did it. */
export function nameIn(value: string): string {
  return GUEST.exec(value)?.[1] ?? value;
}

/** Of a drawing that was kept, it names the file, its hash, and who drew on it. */
const KEPT = /^(.*?) kept (.*), SHA-256 ([0-9a-f]{64})(?:, drawn by (.*))?$/;

/** Of a recording, it names who did it, the recording, and what is known of it. */
const RECORDING = /^(?:(.+?\(.+?\)) )?recording ([0-9a-f-]{36})(?:, with consent of (.*?))?(?:, SHA-256 ([0-9a-f]{64}))?(?:, (\d+) bytes, (\d+) s)?(?:, after (\d+) days)?$/;

/** A drawing as the record names it. */
export function drawingIn(value: string | null | undefined): { readonly keeper: string; readonly fileName: string; readonly sha256: string; readonly by?: string } | undefined {
  const [, keeper, fileName, sha256, by] = KEPT.exec(value ?? '') ?? [];
  return keeper === undefined || fileName === undefined || sha256 === undefined ? undefined : { keeper, fileName, sha256, ...(by === undefined ? {} : { by }) };
}

/** What the record of a run says about an expert, in the language of who reads it. */
export function saidOfExpert(t: TFunction, what: string | null | undefined, value: string | null | undefined, site?: string): string {
  const drawing = what === 'drawn' || what === 'frozen' ? drawingIn(value) : undefined;
  if (drawing) return t(drawing.by === undefined ? 'tandem.kept-picture' : 'tandem.kept-drawing', { ...drawing, interpolation: { escapeValue: false } });
  if (what === 'guest-invited' || what === 'guest-revoked') {
    const [, guest, host, until] = GUEST.exec(value ?? '') ?? [];
    return guest === undefined ? (value ?? '') : t(until === undefined ? 'tandem.guest-out-by' : 'tandem.guest-invited-by', { who: guest, by: host, until: until === undefined ? '' : localOf(until, zoneOf(site)).replace('T', ' '), interpolation: { escapeValue: false } });
  }
  const recorded = RECORDING.exec(value ?? '');
  if (recorded) {
    const [, who, id, names, sha256, size, seconds, days] = recorded;
    const kind = names !== undefined ? '-consented' : size !== undefined ? '-sealed' : days !== undefined ? '-removed' : '';
    return [who, t(`recording.of-record${kind}`, { id, names, sha256, size, seconds, days, interpolation: { escapeValue: false } })].filter((part) => part !== undefined).join(', ');
  }
  const [, who, by] = (what === 'called' && CALLED.exec(value ?? '')) || [];
  return who !== undefined && by !== undefined ? t('tandem.called-by', { who, by, interpolation: { escapeValue: false } }) : (value ?? '');
}
