/** German names of the measuring points of the demo machines, by the English ones. */
const GERMAN: Readonly<Record<string, string>> = {
  Speed: 'Drehzahl', 'Set point of the speed': 'Sollwert der Drehzahl', Turns: 'Dreht', Revolutions: 'Umdrehungen', 'Temperature of the jacket': 'Temperatur des Mantels',
  Dries: 'Trocknet', 'Set point of the inlet air': 'Sollwert der Zuluft', 'Inlet air': 'Zuluft', Product: 'Produkt', 'Exhaust air': 'Abluft', 'Relative humidity of the exhaust air': 'Relative Feuchte der Abluft', 'Air flow': 'Luftmenge',
  'Temperature of the broth': 'Temperatur der Brühe', pH: 'pH', 'Dissolved oxygen, of saturation': 'Gelöster Sauerstoff, von der Sättigung', Aeration: 'Begasung', 'Pressure of the vessel': 'Druck des Kessels', 'Speed of the agitator': 'Drehzahl des Rührers',
  'Feed of substrate': 'Zufuhr des Substrats', 'Set point of the temperature': 'Sollwert der Temperatur', 'Set point of the aeration': 'Sollwert der Begasung',
  'Temperature of the room': 'Temperatur des Raums', 'Relative humidity': 'Relative Feuchte', 'Pressure against the corridor': 'Druck gegen den Flur',
  Tablets: 'Tabletten', 'Speed of the turret': 'Drehzahl des Rotors', 'Main compression force': 'Hauptpresskraft', 'Set point of the main force': 'Sollwert der Hauptpresskraft', Runs: 'Läuft', 'Stops of its own': 'Eigene Stopps', 'What it says': 'Was sie meldet',
};

/** Instruments by measuring point, in the letters of ISA-5.1; a machine has each once. */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  temperature: 'TT-1', 'jacket-temperature': 'TT-1', 'inlet-temperature': 'TT-1', 'product-temperature': 'TT-2', 'exhaust-temperature': 'TT-3', humidity: 'MT-1', 'exhaust-humidity': 'MT-1', pressure: 'PT-1', 'air-flow': 'FT-1', feed: 'FT-2',
  ph: 'AT-1', 'dissolved-oxygen': 'AT-2', speed: 'ST-1', 'turret-speed': 'ST-1', 'agitator-speed': 'ST-1', 'main-force': 'WT-1', counter: 'KQ-1', revolutions: 'KQ-1',
};

/** Name of a measuring point in both languages. */
export function titleOf(en: string): { readonly en: string; readonly de?: string } {
  const de = GERMAN[en];
  return { en, ...(de === undefined ? {} : { de }) };
}

/** Instrument that measures a point of a machine: `FD-01-TT-2`; undefined for what no instrument measures. */
export function instrumentOf(equipment: string, point: string): string | undefined {
  const name = INSTRUMENTS[point];
  return name === undefined ? undefined : `${equipment}-${name}`;
}

/** Points that never stand still: silence of one of them means that something is missing. The others are told when they change. */
export function isNeverStill(point: string): boolean {
  return ['temperature', 'humidity', 'pressure'].includes(point) || /-temperature$/.test(point);
}
