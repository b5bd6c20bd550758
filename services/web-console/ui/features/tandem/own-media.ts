/** Enough to see a hand at a valve; more would take the line of a tablet from the others. */
const PICTURE: MediaTrackConstraints = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24 } };
const SOUND: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true };

/** Sound and picture of this device: both, else sound alone, else none. Whoever has neither sees and hears. */
export async function ownMedia(): Promise<MediaStream> {
  for (const asked of [{ audio: SOUND, video: PICTURE }, { audio: SOUND }]) {
    try {
      return await navigator.mediaDevices.getUserMedia(asked);
    } catch {
      // not there, in use, or not allowed: with less
    }
  }
  return new MediaStream();
}

/** How many cameras this device has, as far as it says so. */
export async function camerasHere(): Promise<number> {
  return (await navigator.mediaDevices.enumerateDevices().catch(() => [])).filter(({ kind }) => kind === 'videoinput').length;
}

/** The picture of the next camera. The one before is let go first: many phones open one at a time. Where the next one cannot be had, the one before is opened again. */
export async function nextCamera(now: MediaStreamTrack): Promise<MediaStreamTrack | undefined> {
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  const { deviceId = '' } = now.getSettings();
  const next = cameras[(cameras.indexOf(deviceId) + 1) % cameras.length];
  if (next === undefined || next === deviceId) return undefined;
  now.stop();
  for (const one of [next, deviceId]) {
    try {
      return (await navigator.mediaDevices.getUserMedia({ video: { ...PICTURE, deviceId: { exact: one } } })).getVideoTracks()[0];
    } catch {
      // in use, or pulled out: the one before
    }
  }
  return undefined;
}

/** Whether a camera has a light that can be put on. */
export function hasTorch(track: MediaStreamTrack | undefined): boolean {
  return track?.readyState === 'live' && (track.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true;
}

export async function lightUp(track: MediaStreamTrack, on: boolean): Promise<void> {
  await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}
