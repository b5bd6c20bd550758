/** Box that each component of the packing comes in: input → container. */
export const BOXES: Readonly<Record<string, string>> = {
  bottle: 'B-5010-1',
  cap: 'B-5020-1',
  seal: 'B-5030-1',
  cotton: 'B-5040-1',
  desiccant: 'B-5050-1',
  carton: 'B-7010-1',
  shipper: 'B-7030-1',
  'bottle-label': 'B-6010-1',
  'carton-label': 'B-6020-1',
  leaflet: 'B-7020-1',
};
