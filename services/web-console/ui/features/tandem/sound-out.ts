import { useSyncExternalStore } from 'react';

/** A loudspeaker or a headset; the empty id is what the device takes by itself. */
export interface SoundOut {
  readonly id: string;
  readonly label: string;
}

interface State {
  readonly here: readonly SoundOut[];
  readonly chosen: SoundOut | undefined;
}

let state: State = { here: [], chosen: undefined };
const listeners = new Set<() => void>();

function become(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What this device has, as far as it says so; where the one that was chosen was pulled out, the device chooses again. */
async function look(): Promise<void> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const here = devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }));
  become({ here, chosen: here.find(({ id }) => id === state.chosen?.id) });
}

const looked = (): void => void look();

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    navigator.mediaDevices?.addEventListener('devicechange', looked);
    if (navigator.mediaDevices) void look();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) navigator.mediaDevices?.removeEventListener('devicechange', looked);
  };
}

/** Where the sound of others goes, and where else it could go. */
export function useSoundOut(): State {
  return useSyncExternalStore(listen, () => state);
}

/** The next loudspeaker or headset of this device. */
export function nextSoundOut(): void {
  const at = state.here.findIndex(({ id }) => id === state.chosen?.id);
  const first = at < 0 ? state.here.findIndex(({ id }) => id === 'default') : at;
  become({ ...state, chosen: state.here[(first + 1) % state.here.length] });
}

/** Sends the sound of a picture there. Where the browser cannot, or the headset has just gone, the device goes on as it did. */
export function soundTo(shown: HTMLMediaElement, out: SoundOut | undefined): void {
  if ('setSinkId' in shown && shown.sinkId !== (out?.id ?? '')) void shown.setSinkId(out?.id ?? '').catch(() => undefined);
}
