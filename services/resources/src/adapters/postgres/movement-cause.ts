import type { JsonObject } from '@batchwright/records';
import type { LotEvent } from '../../domain/lot-events';

/** Why a row is in the ledger, where the system says so: as a sentence, which old readers have, and coded with its values for a reader's own language. */
export function causeOf(event: Extract<LotEvent, { type: 'LotReceived' | 'LotProduced' | 'MaterialConsumed' | 'ConsumptionCorrected' }>): JsonObject {
  switch (event.type) {
    case 'LotProduced': {
      const { runNumber: run } = event.body;
      return said(`made by ${run}`, { code: 'made-by', run });
    }
    case 'LotReceived': {
      const { origin, supplierLot: lot } = event.body;
      if (origin) return said(`delivery of site ${origin.site}, lot ${origin.number}`, { code: 'sent-by-site', site: origin.site, lot: origin.number });
      return lot === undefined ? said('delivery', { code: 'delivered' }) : said(`delivery, lot ${lot} of the supplier`, { code: 'delivered-lot', lot });
    }
    case 'MaterialConsumed': {
      const { runNumber: run, stepKey: step } = event.body;
      return said(`${run}, ${step}`, { code: 'used-in', run, step });
    }
    case 'ConsumptionCorrected': {
      const { runNumber: run, stepKey: step, before, after, unit } = event.body;
      return said(`record of ${run}, ${step} corrected: ${after} ${unit} instead of ${before} ${unit}`, { code: 'record-corrected', run, step, before, after, unit });
    }
  }
}

function said(cause: string, coded: JsonObject): JsonObject {
  return { cause, cause_coded: coded };
}
