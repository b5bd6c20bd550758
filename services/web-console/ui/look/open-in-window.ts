import { saveAs } from './save-as';

/** How long a window has to read what it was given. */
const READ_MS = 60_000;

/** Opens a file in a window of its own, made by the touch itself; where windows are blocked it is saved under its name. Throws what the plant refused. */
export async function openInWindow(name: string, fetched: () => Promise<Blob>): Promise<void> {
  const opened = window.open('', '_blank');
  try {
    const content = await fetched();
    if (!opened) return saveAs(name, content);
    const address = URL.createObjectURL(content);
    opened.location.href = address;
    setTimeout(() => URL.revokeObjectURL(address), READ_MS);
  } catch (error) {
    opened?.close();
    throw error;
  }
}
