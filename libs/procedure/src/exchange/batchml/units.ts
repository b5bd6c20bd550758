/** Names of units that BatchML files write, in UCUM. Names mean nothing in BatchML itself: each plant has its own set. */
const UNITS: Readonly<Record<string, string>> = {
  kilogram: 'kg', kilograms: 'kg', kg: 'kg', gram: 'g', grams: 'g', g: 'g', milligram: 'mg', milligrams: 'mg', mg: 'mg',
  kiloliter: 'kL', kiloliters: 'kL', kilolitre: 'kL', kilolitres: 'kL', liter: 'L', liters: 'L', litre: 'L', litres: 'L', l: 'L', milliliter: 'mL', milliliters: 'mL', ml: 'mL',
  gallon: '[gal_us]', gallons: '[gal_us]', metre: 'm', metres: 'm', meter: 'm', meters: 'm', millimeters: 'mm', milimeters: 'mm',
  second: 's', seconds: 's', s: 's', minute: 'min', minutes: 'min', min: 'min', hour: 'h', hours: 'h', h: 'h',
  rpm: '/min', 'degrees c': 'Cel', 'degrees f': '[degF]', percent: '%', '%': '%',
};

/** The UCUM code; undefined when nobody knows the name; empty for names of "no unit". */
export function ucumOf(name: string): string | undefined {
  const known = name.trim().toLowerCase();
  return known === '' || known === 'null' ? '' : UNITS[known];
}
