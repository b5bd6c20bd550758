import { pngOf, type Colour } from './specimen-picture';

/** One page with these lines, as the smallest PDF that readers open; for the demo only. */
export function pageOf(lines: readonly string[]): Buffer {
  const text = lines.map((line, i) => `BT /F1 ${i === 0 ? 18 : 11} Tf 56 ${770 - i * 26} Td (${line.replace(/[\\()]/g, '\\$&')}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
}

const [PAPER, STEEL, DARK, GLASS, GREEN]: readonly [Colour, Colour, Colour, Colour, Colour] = [[248, 248, 245], [150, 158, 168], [40, 46, 56], [214, 230, 240], [60, 140, 90]];

/** A balance with its container in the middle of the pan and the doors of its shield closed. */
export function drawnBalance(): Buffer {
  return pngOf((x, y) => {
    const inside = (left: number, top: number, right: number, bottom: number): boolean => x >= left && x < right && y >= top && y < bottom;
    const frame = (left: number, top: number, right: number, bottom: number): boolean => inside(left, top, right, bottom) && !inside(left + 3, top + 3, right - 3, bottom - 3);
    if (inside(138, 66, 182, 112)) return y < 72 ? DARK : GREEN; // the container, its lid
    if (inside(106, 112, 214, 118)) return DARK; // the pan
    if (frame(80, 20, 240, 126) || inside(159, 20, 161, 60)) return DARK; // the shield, its doors shut
    if (inside(80, 20, 240, 126)) return GLASS;
    if (inside(124, 138, 196, 154)) return PAPER; // the display
    return inside(60, 126, 260, 166) ? STEEL : PAPER;
  });
}
