import { err, ok, type Result } from '@batchwright/kernel';
import type { XmlElement } from '@batchwright/procedure';
import { SaxesParser } from 'saxes';
import type { XmlFault } from '../../application/xml-reader';

/** Deepest nesting and most elements that a file may have. */
const LIMITS = { depth: 60, elements: 200_000 };

interface Growing {
  readonly name: string;
  readonly line: number;
  text: string;
  readonly children: Growing[];
}

/**
 * Reads a well-formed XML 1.0 document with the line of each element. No document type, so no entities of the file's own and nothing that
 * would be fetched; the first thing that is wrong ends the reading.
 */
export function readXml(text: string): Result<XmlElement, XmlFault> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let count = 0;
  let fault: XmlFault | undefined;
  const stop = (what: string): void => {
    fault ??= { line: parser.line, what };
  };
  parser.on('error', (error) => stop(error.message.replace(/^\d+:\d+:\s*/, '')));
  parser.on('doctype', () => stop('a document type is not read: it could name entities or other files'));
  parser.on('opentag', ({ local }) => {
    count += 1;
    if (open.length >= LIMITS.depth) stop(`nested deeper than ${LIMITS.depth} elements`);
    if (count > LIMITS.elements) stop(`more than ${LIMITS.elements} elements`);
    if (fault) return;
    const element: Growing = { name: local, line: parser.line, text: '', children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (part: string): void => {
    const at = open.at(-1);
    if (at) at.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  for (let at = 0; at < text.length && !fault; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  if (!fault) parser.close();
  if (fault) return err(fault);
  return root ? ok(root) : err({ line: 1, what: 'there is no element in it' });
}

/** Characters read at once; a fault ends the reading behind its piece. */
const CHUNK = 64 * 1024;
