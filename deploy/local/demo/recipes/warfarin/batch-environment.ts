import type { ScriptAct } from '../batch-script';
import { played, values } from '../script-writing';

/** Three days and more after the last plate was closed. */
const COUNTED = 1510 + 73 * 60;

/** Colonies by room. */
const COLONIES = { ds: '2', bl: '3', cp: '3', pk: '2' } as const;

/** The plates are counted days later; packaging is over by then. */
export const ENVIRONMENT_ACTS: readonly ScriptAct[] = Object.entries(COLONIES).flatMap(([room, count], i) =>
  played(`${room}-viable`, { by: 'qc.silva', terminal: 'TAB-QC-01', at: COUNTED + 5 * i, values: values({ count }), signed: { reviewed: 'qc.brandt' } }),
);
