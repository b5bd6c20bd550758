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
