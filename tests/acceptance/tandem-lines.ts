import type { Page } from 'playwright-core';
import { eventually } from '../../deploy/local/demo/acting/stage';

/** Runs in a page before anything else: keeps its connections, so that what flows can be counted. */
export const KEEP_LINES = `(() => { const Made = window.RTCPeerConnection; window.lines = []; window.RTCPeerConnection = class extends Made { constructor(...given) { super(...given); window.lines.push(this); } }; })()`;
/** Packets that came over the line that stands, of sound and of picture. */
const PACKETS = `(async () => { const came = { audio: 0, video: 0 }; for (const line of window.lines) if (line.connectionState === 'connected') for (const told of (await line.getStats()).values()) if (told.type === 'inbound-rtp') came[told.kind] += told.packetsReceived; return came; })()`;

interface Came {
  readonly audio: number;
  readonly video: number;
}

/** The panel of the session in which a page stands. */
export const sessionPanel = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });

/** More sound and picture came than before: it flows now. */
export async function flowsTo(page: Page): Promise<void> {
  const before = await eventually('a line that stands', async () => {
    const came = await page.evaluate<Came>(PACKETS);
    return came.audio > 0 && came.video > 0 ? came : undefined;
  });
  await eventually('more sound and picture', async () => {
    const { audio, video } = await page.evaluate<Came>(PACKETS);
    return audio > before.audio && video > before.video ? true : undefined;
  });
}
