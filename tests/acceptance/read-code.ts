import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let ready = false;

/** Texts of the DataMatrix symbols in a picture (PNG), read by a decoder that shares nothing with the one that drew them. */
export async function codesIn(png: Buffer): Promise<string[]> {
  if (!ready) await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer }, fireImmediately: true });
  ready = true;
  const found = await readBarcodes(new Uint8Array(png), { formats: ['DataMatrix'], tryHarder: true, maxNumberOfSymbols: 50 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
