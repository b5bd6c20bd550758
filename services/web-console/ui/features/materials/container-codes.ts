const MOST = 1000;

/** Codes of the containers of a delivery: the lot number and a running number, as wide as the last one needs, two digits at least. */
export function containerCodes(lot: string, count: string): string[] {
  const many = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0;
  if (lot.trim() === '' || many < 1 || many > MOST) return [];
  const width = Math.max(2, String(many).length);
  return Array.from({ length: many }, (_, index) => `${lot.trim()}-${String(index + 1).padStart(width, '0')}`);
}
