const EVERY_MS = 2000;
const TONES_HZ = [660, 880];

/** Rings and shakes until it is stopped. Where the browser gives no sound before somebody touched the page, it is silent: the dialog stands there. */
export function ring(): () => void {
  const context = new AudioContext();
  const sound = (): void => {
    navigator.vibrate?.([300, 150, 300]);
    TONES_HZ.forEach((hertz, index) => {
      const tone = new OscillatorNode(context, { frequency: hertz });
      const loudness = new GainNode(context, { gain: 0.15 });
      tone.connect(loudness).connect(context.destination);
      tone.start(context.currentTime + index * 0.3);
      tone.stop(context.currentTime + index * 0.3 + 0.25);
    });
  };
  sound();
  const again = setInterval(sound, EVERY_MS);
  return () => {
    clearInterval(again);
    navigator.vibrate?.(0);
    void context.close();
  };
}
