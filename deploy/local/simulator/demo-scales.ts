import type { ScaleBuild } from './simulated-scale';

/** Balances of the demo plant that are connected. */
export const DEMO_SCALES: readonly ScaleBuild[] = [
  { code: 'BAL-02', capacity: '1200', places: 1 },
  { code: 'BAL-05', capacity: '6200', places: 1 },
  { code: 'BAL-09', capacity: '6200', places: 1 },
  // for trying things out beside the batches of the demo
  { code: 'BAL-39', capacity: '6200', places: 1 },
];
