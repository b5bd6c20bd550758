import type { Page } from 'playwright-core';

const NOW = 'performance.timeOrigin + performance.now()';
/** Runs in a page: all addresses are found. */
const FOUND = `new Promise((found) => { const look = () => window.bare.iceGatheringState === 'complete' && found(); window.bare.onicegatheringstatechange = look; look(); })`;
/** Runs in a page: a connection with a data channel that sends nothing twice, as pointers are sent. */
const OPENED = `window.bare = new RTCPeerConnection(); window.beside = window.bare.createDataChannel('bare', { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 }); window.came = []; window.beside.onmessage = ({ data }) => window.came.push(${NOW} - Number(data));`;
const OFFER = `(async () => { ${OPENED} const media = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 960 }, height: { ideal: 540 } } }); window.bareMedia = media; window.bareBegan = ${NOW}; for (const track of media.getTracks()) window.bare.addTrack(track, media); await window.bare.setLocalDescription(await window.bare.createOffer()); await ${FOUND}; return window.bare.localDescription.sdp; })()`;
const answer = (sdp: string): string => `(async () => { ${OPENED}
  window.moves = new Promise((seen) => { window.bare.ontrack = ({ track }) => { const video = document.createElement('video'); video.muted = true; video.srcObject = new MediaStream([track]); document.body.append(video); window.bareVideo = video; const look = () => video.videoWidth > 0 && video.currentTime > 0 ? seen(${NOW}) : requestAnimationFrame(look); void video.play(); look(); }; });
  await window.bare.setRemoteDescription({ type: 'offer', sdp: ${JSON.stringify(sdp)} }); await window.bare.setLocalDescription(await window.bare.createAnswer()); await ${FOUND}; return window.bare.localDescription.sdp; })()`;

/** The least that two browsers need between them: a connection with a picture and a data channel, told to each other by hand. */
export class BareLine {
  private constructor(private readonly from: Page, private readonly to: Page, /** From the offer to the first moving picture. */ readonly firstPictureMs: number) {}

  static async between(from: Page, to: Page): Promise<BareLine> {
    const answered = await to.evaluate<string>(answer(await from.evaluate<string>(OFFER)));
    await from.evaluate(`window.bare.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(answered)} })`);
    const moves = await to.evaluate<number>('window.moves');
    await from.evaluate(`new Promise((open) => { if (window.beside.readyState === 'open') open(); else window.beside.onopen = () => open(); })`);
    return new BareLine(from, to, moves - (await from.evaluate<number>('window.bareBegan')));
  }

  /** How long each of some words was under way, in milliseconds. */
  async words(count: number): Promise<number[]> {
    for (let at = 0; at < count; at += 1) await this.from.evaluate(`window.beside.send(String(${NOW}))`);
    return this.to.evaluate<number[]>('window.came');
  }

  async close(): Promise<void> {
    for (const page of [this.from, this.to]) await page.evaluate(`window.bare.close(); window.bareVideo?.remove(); for (const track of window.bareMedia?.getTracks() ?? []) track.stop();`);
  }
}
