import type { Page } from 'playwright-core';

/** Columns of the picture, one bit each, black or white: milliseconds of the machine's clock, as far as they go. */
const BITS = 20;
const NOW = '(performance.timeOrigin + performance.now())';

/** Runs in a page before anything else: its camera films the time, 25 times a second; its microphone is the one that it had. */
export const FILMS_THE_TIME = `(() => {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (asked) => {
    if (!asked.video) return open(asked);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [960, 540];
    const pen = canvas.getContext('2d');
    const paint = () => {
      const time = Math.floor(${NOW}) % 2 ** ${BITS};
      for (let bit = 0; bit < ${BITS}; bit += 1) {
        pen.fillStyle = (time >> bit) & 1 ? '#fff' : '#000';
        pen.fillRect(bit * 48, 0, 48, 540);
      }
    };
    paint();
    const painting = setInterval(paint, 40);
    const media = canvas.captureStream(25);
    media.getVideoTracks()[0].addEventListener('ended', () => clearInterval(painting));
    if (asked.audio) for (const track of (await open({ audio: asked.audio })).getTracks()) media.addTrack(track);
    return media;
  };
})()`;

/** How old the pictures of a video are when they are shown, in milliseconds: read from what they show. `video`: what finds it in the page. */
export function agesOfPictures(page: Page, video: string, count: number): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((done, failed) => {
    const video = ${video};
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [${BITS} * 4, 4];
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const ages = [];
    setTimeout(() => failed(new Error('only ' + ages.length + ' pictures with a time came')), 60_000);
    const look = () => {
      const now = Math.floor(${NOW}) % 2 ** ${BITS};
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let time = 0;
      for (let bit = 0; bit < ${BITS}; bit += 1) if (data[(2 * canvas.width + bit * 4 + 2) * 4] > 127) time += 2 ** bit;
      const age = (now - time + 2 ** ${BITS}) % 2 ** ${BITS};
      if (age < 10_000) ages.push(age); // a picture that two times share is read as neither
      if (ages.length >= ${count}) done(ages);
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  })`);
}
