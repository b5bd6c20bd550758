/** Colours of curves, none of which is a state's: each curve has its number beside it as well. At least 3:1 on the ground of their scheme. */
const LIGHT = ['#1b5fa8', '#8a4b00', '#1f6b3f', '#7b3fa0', '#00707a', '#a02c6b', '#5c5c00', '#4c5965'];
const DARK = ['#86bdf2', '#f2bd62', '#8fcfa6', '#cfa3f0', '#6fd0d8', '#f29ac5', '#d4d46a', '#aab6c1'];

export interface Ink {
  readonly curve: (at: number) => string;
  readonly text: string;
  readonly grid: string;
  readonly ground: string;
  readonly bad: string;
}

/** What is drawn with, read from the look of the page. */
export function inkOf(scheme: 'light' | 'dark'): Ink {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  const colours = scheme === 'dark' ? DARK : LIGHT;
  return { curve: (at) => colours[at % colours.length] ?? '#000', text: value('--ink'), grid: value('--edge'), ground: value('--surface'), bad: value('--exception') };
}
