/** Whether every font of a document can draw a character. */
export type HasGlyph = (codePoint: number) => boolean;

/** Unicode values that no text of a PDF/A may stand for (ISO 19005-3, 6.2.11.7.2). */
const REFUSED: readonly number[] = [0, 0xfe_ff, 0xff_fe];

/**
 * The text with every character that the fonts cannot draw written as its code point, `[U+1F600]`: a box in its place would say nothing, and no archive takes it
 * (ISO 19005-3, 6.2.11.8). Line ends stay; a tab is a space.
 */
export function drawable(text: string, hasGlyph: HasGlyph): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  return [...text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ')].map((one) => {
    const point = one.codePointAt(0) ?? 0;
    return one === '\n' || (!REFUSED.includes(point) && hasGlyph(point)) ? one : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
}
