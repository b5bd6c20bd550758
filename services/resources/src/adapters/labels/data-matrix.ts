import bwipjs from 'bwip-js/node';

/** A DataMatrix (ISO/IEC 16022, ECC 200) of a text as SVG, black on white with its quiet zone, scalable. */
export function dataMatrix(text: string): string {
  return bwipjs.toSVG({ bcid: 'datamatrix', text, scale: 4, padding: 4, backgroundcolor: 'FFFFFF' });
}
