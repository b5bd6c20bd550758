import { outgoing } from '@batchwright/contracts';
import type { RowsOf, Transaction } from '@batchwright/persistence';
import { plain } from './plain';

/** A request for something that is not known here. It belongs to no item, so it is recorded by itself under the id of the grant. */
export interface UnknownItemRefusal {
  readonly kind: 'equipment' | 'material';
  /** Code that was scanned. */
  readonly item: string;
  /** Item code that was asked for; material only. */
  readonly material?: string;
  readonly grantId: string;
  readonly site: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
}

/** Refuses a request for an item that nobody registered or received (gmp 6: unknown counts as unsuitable). */
export async function refuseUnknownItem(tx: Transaction, rowsOf: RowsOf, refused: UnknownItemRefusal): Promise<void> {
  const { kind, item, material, grantId, site, runId, runNumber, stepKey } = refused;
  const what = kind === 'equipment' ? 'equipment' : 'container';
  const [type, axis, reasonCode, detail] = kind === 'equipment'
    ? (['EquipmentGrantRefused', 'class', 'unknown-equipment', `no equipment ${item} is registered at this site`] as const)
    : (['MaterialGrantRefused', 'material', 'unknown-container', `no container ${item} was received at this site`] as const);
  const place = { subject: grantId, site, sequence: 1 };
  const answer = { grantId, site, runId, stepKey, reasonCode, axis, detail };
  await tx.append({
    site,
    aggregateType: 'grant-refusal',
    aggregateId: grantId,
    expectedSequence: 0,
    events: [{ type, version: 1, body: plain({ ...refused, reasonCode, axis, detail }), audit: [{ object: `${what} ${item}`, action: type, field: axis, newValue: `refused to ${runNumber}, ${stepKey}`, reason: detail }] }],
    rowsOf,
    messages: [
      kind === 'equipment'
        ? outgoing('batchwright.resources.v1.EquipmentGrantRefused', place, { ...answer, item })
        : outgoing('batchwright.resources.v1.MaterialGrantRefused', place, { ...answer, item: material ?? '', lot: '', container: item }),
    ],
  });
}
