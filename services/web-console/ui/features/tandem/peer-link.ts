import { lineOf, type Line, type Link } from './peer-rules';

/** Bytes that wait to be sent. */
const MOST_BUFFERED = 64 * 1024;

/** What a connection tells the room it belongs to. */
export interface LinkListener {
  changed(): void;
  candidate(link: Link, candidate: RTCIceCandidateInit): void;
  /** The other console said something beside sound and picture. */
  told(link: Link, text: unknown): void;
}

/** Over what servers consoles find each other, and whether over these alone. */
export interface Ways {
  readonly items: readonly RTCIceServer[];
  readonly relayOnly: boolean;
}

/** One connection to another console, of one try; the next try is another one. */
export class PeerLink {
  readonly stream = new MediaStream();
  readonly begun = Date.now();
  private readonly connection: RTCPeerConnection;
  /** Pointers: what is late is worth nothing, so nothing of it is sent twice. */
  private readonly beside: RTCDataChannel;

  constructor(readonly link: Link, ways: Ways, media: MediaStream, private readonly lostBefore: boolean, readonly tries: number, listener: LinkListener) {
    this.connection = new RTCPeerConnection({ iceServers: [...ways.items], ...(ways.relayOnly ? { iceTransportPolicy: 'relay' } : {}) });
    this.beside = this.connection.createDataChannel('pointers', { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 });
    this.beside.onmessage = ({ data }) => listener.told(link, data);
    for (const track of media.getTracks()) this.connection.addTrack(track, media);
    this.connection.ontrack = ({ track }) => {
      this.stream.addTrack(track);
      listener.changed();
    };
    this.connection.onconnectionstatechange = () => listener.changed();
    this.connection.onicecandidate = ({ candidate }) => candidate && listener.candidate(link, candidate.toJSON());
  }

  get line(): Line {
    return lineOf(this.connection.connectionState, this.lostBefore);
  }

  /** How many pictures of the other one came over this line so far. */
  async frames(): Promise<number> {
    let frames = 0;
    for (const told of (await this.connection.getStats()).values() as Iterable<{ type: string; kind?: string; framesDecoded?: number }>) if (told.type === 'inbound-rtp' && told.kind === 'video') frames += told.framesDecoded ?? 0;
    return frames;
  }

  /** What is offered; `say` is called before the first address is found, so that these come after it. */
  async offer(say: (sdp: string) => void): Promise<void> {
    for (const kind of ['audio', 'video'] as const) {
      // who has no camera sees nonetheless
      if (!this.connection.getTransceivers().some(({ receiver }) => receiver.track.kind === kind)) this.connection.addTransceiver(kind, { direction: 'recvonly' });
    }
    const offer = await this.connection.createOffer();
    say(offer.sdp ?? '');
    await this.connection.setLocalDescription(offer);
  }

  async accept(sdp: string, say: (sdp: string) => void): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    const answer = await this.connection.createAnswer();
    say(answer.sdp ?? '');
    await this.connection.setLocalDescription(answer);
  }

  answered(sdp: string): Promise<void> {
    return this.connection.setRemoteDescription({ type: 'answer', sdp });
  }

  candidate(candidate: RTCIceCandidateInit): Promise<void> {
    return this.connection.addIceCandidate(candidate);
  }

  /** Where the line does not stand, or is behind, it is not said. */
  tell(text: string): void {
    if (this.beside.readyState === 'open' && this.beside.bufferedAmount < MOST_BUFFERED) this.beside.send(text);
  }

  /** Another camera, without a new try to connect. */
  async film(track: MediaStreamTrack): Promise<void> {
    await this.connection.getSenders().find((sender) => sender.track?.kind === 'video')?.replaceTrack(track);
  }

  close(): void {
    this.beside.onmessage = null;
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.connection.ontrack = null;
    this.connection.close();
  }
}
