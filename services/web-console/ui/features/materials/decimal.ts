/** Adds decimal texts exactly, as many places as the longer one has: what is shown is never a float. */
export const Decimal = {
  sum(a: string, b: string): string {
    const places = Math.max(fraction(a), fraction(b));
    const total = scaled(a, places) + scaled(b, places);
    const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    return `${total < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
  },
};

const fraction = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
const scaled = (text: string, places: number): bigint => BigInt(text.replace('.', '') + '0'.repeat(places - fraction(text)));
