/** Widest picture that is shown to others: enough to read a label, small enough for a poor line. */
const WIDEST = 1600;
const JPEG_QUALITY = 0.9;
/** Of a still for a poor line. */
const SHOT_QUALITY = 0.6;
/** How long a picture that moves is waited for. */
const FIRST_FRAME_MS = 10_000;

type Shown = HTMLVideoElement | HTMLImageElement | ImageBitmap;

function sizeOf(shown: Shown): { width: number; height: number } {
  if (shown instanceof HTMLVideoElement) return { width: shown.videoWidth, height: shown.videoHeight };
  return shown instanceof HTMLImageElement ? { width: shown.naturalWidth, height: shown.naturalHeight } : shown;
}

async function drawn(shown: Shown, type: string, over?: HTMLImageElement, widest = WIDEST, quality = JPEG_QUALITY): Promise<Blob> {
  const { width, height } = sizeOf(shown);
  const scale = Math.min(1, widest / width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d');
  if (!pen || width === 0) throw new Error('there is no picture yet');
  pen.drawImage(shown, 0, 0, canvas.width, canvas.height);
  if (over) pen.drawImage(over, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the picture cannot be drawn'))), type, quality));
}

/** What is seen at this moment, as a file. */
export function freeze(shown: HTMLVideoElement | HTMLImageElement): Promise<Blob> {
  return drawn(shown, 'image/jpeg');
}

/** What a stream shows at this moment, as a file. Throws when nothing comes. */
export function frameOf(stream: MediaStream): Promise<Blob> {
  return shown(stream, freeze);
}

/** What a camera sees at this moment, a JPEG in base64, no wider than so many points. Throws when it sees nothing. */
export function shotOf(film: MediaStreamTrack, widest: number): Promise<string> {
  return shown(new MediaStream([film]), async (video) => {
    const bytes = new Uint8Array(await (await drawn(video, 'image/jpeg', undefined, widest, SHOT_QUALITY)).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
}

/** Uses the first picture of a stream that comes now. */
async function shown<T>(stream: MediaStream, use: (video: HTMLVideoElement) => Promise<T>): Promise<T> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    const seen = new Promise<void>((done, failed) => {
      video.requestVideoFrameCallback(() => done());
      setTimeout(() => failed(new Error('no picture comes')), FIRST_FRAME_MS);
    });
    await Promise.all([video.play(), seen]);
    return await use(video);
  } finally {
    video.srcObject = null;
  }
}

/** A picture that was brought, no wider than others need. Throws for what the browser cannot show. */
export async function still(file: Blob): Promise<Blob> {
  return drawn(await createImageBitmap(file), 'image/jpeg');
}

/** The picture with what is drawn on it, as one PNG. */
export async function withMarks(shown: HTMLVideoElement | HTMLImageElement, marks: SVGSVGElement): Promise<Blob> {
  const { width, height } = sizeOf(shown);
  const copy = marks.cloneNode(true) as SVGSVGElement;
  for (const gone of copy.querySelectorAll('[data-passing]')) gone.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const over = new Image();
    over.src = address;
    await over.decode();
    return await drawn(shown, 'image/png', over);
  } finally {
    URL.revokeObjectURL(address);
  }
}
