/** Control characters have no place in a record; tabs and line breaks do. Those that turn the direction of reading show another text than is stored and signed. */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Is there something in a text that nobody sees as it is: control characters, turned directions, halves of characters? Letters of any script are fine. */
export function holdsUnreadable(text: string): boolean {
  return UNREADABLE.test(text) || !text.isWellFormed();
}
