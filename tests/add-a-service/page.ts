import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const PAGE = resolve(__dirname, '../../docs/add-a-service.md');

/** What the page has its reader do, in its order. */
export type Deed =
  | { readonly what: 'write'; readonly file: string; readonly text: string }
  | { readonly what: 'change'; readonly file: string; readonly from: string; readonly to: string }
  | { readonly what: 'run'; readonly commands: readonly string[] };

/** Reads the blocks of the page: `sh` is run, `diff FILE` changes a file, anything else that is named after a file is that file. Throws on a block that is none of them. */
export function readPage(text = readFileSync(PAGE, 'utf8')): Deed[] {
  return [...text.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind = '', file, body = '']): Deed => {
    if (kind === 'sh' && file === undefined) return { what: 'run', commands: body.trim().split('\n') };
    if (file === undefined) throw new Error(`a block of ${kind} says neither of which file it is nor what to run`);
    if (kind === 'diff') return { what: 'change', file, ...sidesOf(body) };
    return { what: 'write', file, text: body };
  });
}

/** What is there before a change, and after it. */
function sidesOf(diff: string): { from: string; to: string } {
  const lines = diff.trimEnd().split('\n');
  const strange = lines.find((line) => !/^[+-]/.test(line));
  if (strange !== undefined) throw new Error(`a line of a change begins with neither + nor -: ${strange}`);
  const side = (sign: string): string => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1)).join('\n');
  return { from: side('-'), to: side('+') };
}

/** A file's text after a change. Throws where the page no longer fits: what it replaces has to be there exactly once. */
export function changed(text: string, { file, from, to }: Extract<Deed, { what: 'change' }>): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times, and should have once: ${from}`);
  return parts.join(to);
}
