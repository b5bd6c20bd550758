import { problemIn } from '../../api/problem';
import type { RoomView } from './call-room';
import { fitted, tilesOf } from './recording-rules';

/** What is asked of the plant for it. */
export interface RecordingService {
  /** Answers the id of the recording. */
  begin(session: string): Promise<string>;
  send(session: string, recording: string, number: number, bytes: Blob): Promise<unknown>;
  end(session: string, recording: string): Promise<unknown>;
}

const [WIDE, HIGH] = [960, 540];
const FRAMES = 10;
/** A part every two seconds: what is lost with a tablet is less than that. */
const PART_MS = 2_000;
/** Half a megabit: an hour has 250 MB. */
const BITS = { videoBitsPerSecond: 500_000, audioBitsPerSecond: 48_000 };
const TYPES = ['video/webm;codecs=vp8,opus', 'video/webm'];
/** A browser may give away its first byte alone, by which nobody can tell what it is. */
const LEAST_BYTES = 1_024;
/** A part that did not arrive is sent again, as long as the plant says nothing against it. */
const AGAIN_MS = 1_000;
const TRIES = 15;

/** The sound of everybody in one, and the pictures of everybody beside each other, as this console hears and sees them. */
export class Recorder {
  private readonly canvas = document.createElement('canvas');
  private readonly sound = new AudioContext();
  private readonly mixed = this.sound.createMediaStreamDestination();
  private readonly heard = new Map<string, MediaStreamAudioSourceNode>();
  private readonly seen = new Map<string, HTMLVideoElement>();
  private readonly media: MediaRecorder;
  private readonly tick: ReturnType<typeof setInterval>;
  private sending: Promise<void> = Promise.resolve();
  private waiting = new Blob();
  private number = 0;
  private over = false;

  private constructor(private readonly session: string, readonly recording: string, private readonly service: RecordingService, private readonly view: () => RoomView | undefined, private readonly failed: (error: unknown) => void) {
    this.canvas.width = WIDE;
    this.canvas.height = HIGH;
    this.draw();
    void this.sound.resume().catch(() => undefined);
    const picture = this.canvas.captureStream(FRAMES);
    const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
    this.media = new MediaRecorder(new MediaStream([...picture.getVideoTracks(), ...this.mixed.stream.getAudioTracks()]), { ...(type === undefined ? {} : { mimeType: type }), ...BITS });
    this.media.ondataavailable = ({ data }) => this.send(data);
    this.media.start(PART_MS);
    this.tick = setInterval(() => this.draw(), 1000 / FRAMES);
  }

  /** Begins when the plant says that everybody consents. */
  static async begin(session: string, service: RecordingService, view: () => RoomView | undefined, failed: (error: unknown) => void): Promise<Recorder> {
    return new Recorder(session, await service.begin(session), service, view, failed);
  }

  /** Ends it: what was recorded until now is sent, then the plant is told. */
  async finish(): Promise<void> {
    if (this.over) return;
    await new Promise<void>((stopped) => {
      this.media.onstop = () => stopped();
      if (this.media.state === 'inactive') stopped();
      else this.media.stop();
    });
    this.flush();
    await this.sending;
    this.drop();
    await this.service.end(this.session, this.recording);
  }

  /** Somebody came, or does not consent any more: what was not sent is thrown away. */
  drop(): void {
    if (this.over) return;
    this.over = true;
    clearInterval(this.tick);
    this.media.ondataavailable = null;
    if (this.media.state !== 'inactive') this.media.stop();
    for (const element of this.seen.values()) element.srcObject = null;
    void this.sound.close().catch(() => undefined);
  }

  private send(bytes: Blob): void {
    this.waiting = new Blob([this.waiting, bytes]);
    if (this.waiting.size >= LEAST_BYTES) this.flush();
  }

  private flush(): void {
    const part = this.waiting;
    this.waiting = new Blob();
    if (this.over || part.size === 0) return;
    const number = (this.number += 1);
    this.sending = this.sending.then(() => this.deliver(number, part));
  }

  private async deliver(number: number, bytes: Blob): Promise<void> {
    for (let tries = 1; !this.over; tries += 1) {
      try {
        await this.service.send(this.session, this.recording, number, bytes);
        return;
      } catch (error) {
        const refused = (problemIn(error)?.status ?? 503) < 500;
        if (!refused && tries < TRIES) {
          await new Promise((later) => setTimeout(later, AGAIN_MS));
          continue;
        }
        this.drop();
        void this.service.end(this.session, this.recording).catch(() => undefined);
        this.failed(error);
        return;
      }
    }
  }

  private draw(): void {
    const room = this.view();
    const streams = [...(room?.media ? [room.media] : []), ...(room?.others.map(({ stream }) => stream) ?? [])];
    this.hear(streams);
    this.look(streams);
    const pen = this.canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#10151a';
    pen.fillRect(0, 0, WIDE, HIGH);
    const pictures = [...this.seen.values()].filter(({ videoWidth }) => videoWidth > 0);
    tilesOf(pictures.length, WIDE, HIGH).forEach((tile, index) => {
      const picture = pictures[index];
      if (!picture) return;
      const { x, y, width, height } = fitted(tile, picture.videoWidth, picture.videoHeight);
      pen.drawImage(picture, x, y, width, height);
    });
  }

  private hear(streams: readonly MediaStream[]): void {
    const tracks = new Map(streams.flatMap((stream) => stream.getAudioTracks()).filter(({ readyState }) => readyState === 'live').map((track) => [track.id, track]));
    for (const [id, node] of [...this.heard]) {
      if (tracks.has(id)) continue;
      node.disconnect();
      this.heard.delete(id);
    }
    for (const [id, track] of tracks) {
      if (this.heard.has(id)) continue;
      const node = this.sound.createMediaStreamSource(new MediaStream([track]));
      node.connect(this.mixed);
      this.heard.set(id, node);
    }
  }

  private look(streams: readonly MediaStream[]): void {
    const tracks = new Map(streams.flatMap((stream) => stream.getVideoTracks()).filter(({ readyState }) => readyState === 'live').map((track) => [track.id, track]));
    for (const id of [...this.seen.keys()]) if (!tracks.has(id)) this.seen.delete(id);
    for (const [id, track] of tracks) {
      if (this.seen.has(id)) continue;
      const element = document.createElement('video');
      element.muted = true;
      element.playsInline = true;
      element.srcObject = new MediaStream([track]);
      void element.play().catch(() => undefined);
      this.seen.set(id, element);
    }
  }
}
