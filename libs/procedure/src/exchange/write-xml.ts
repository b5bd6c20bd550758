/** An element to be written: its attributes, and either text or children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlNode[];
}

/** An element; children that are undefined are left out. */
export function tag(name: string, content: string | readonly (XmlNode | undefined)[], attributes: Readonly<Record<string, string>> = {}): XmlNode {
  return { name, attributes, content: typeof content === 'string' ? content : content.filter((one): one is XmlNode => one !== undefined) };
}

/** The document as text, UTF-8 declared, an element a line. Characters that XML 1.0 cannot hold become U+FFFD. */
export function printXml(root: XmlNode): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  print(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function print({ name, attributes, content }: XmlNode, indent: string, lines: string[]): void {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (content.length === 0) return void lines.push(`${indent}<${head}/>`);
  if (typeof content === 'string') return void lines.push(`${indent}<${head}>${escaped(content)}</${name}>`);
  lines.push(`${indent}<${head}>`);
  for (const child of content) print(child, `${indent}  `, lines);
  lines.push(`${indent}</${name}>`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD').replace(/[&<>"\r]/g, (one) => ESCAPES[one] ?? one);
}
