import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { unwrap, type Result } from '@batchwright/kernel';
import type { RowsOf, Times, Transaction, Transactions } from '@batchwright/persistence';
import type { AuditRow, Evidence, Statement } from '@batchwright/records';
import type { Lot } from '../domain/lot';
import { neverQualified, qualifySupplier, supplierState, withdrawSupplier, type SupplierEvent, type SupplierQualification, type SupplierState } from '../domain/supplier-qualification';
import { plain } from './plain';
import { putForSignature, redeem, type SignedAct } from './signed-act';
import type { Sites } from './sites';

export { SUPPLIER_STATES, type SupplierState } from '../domain/supplier-qualification';

/** Where the qualifications of suppliers are kept. */
export interface Suppliers {
  readonly rowsOf: RowsOf;
  /** As it stands; undefined when nobody qualified it yet. */
  find(tx: Transaction, site: string, material: string, supplier: string): Promise<SupplierQualification | undefined>;
  /** Those that a lot is held against when it is released: of its material at its site; none for what a batch of the plant has made. */
  askedOf(tx: Transaction, lot: Lot): Promise<SupplierQualification[]>;
  /** In order of site, material and supplier. */
  list(sites: readonly string[], material?: string): Promise<SupplierQualification[]>;
}

/** Which supplier of which material at which site. */
export interface SupplierOf {
  readonly site: string;
  readonly material: string;
  readonly supplier: string;
}

/** What quality does about a supplier, with a signature. */
export type SupplierAct = { readonly act: 'qualify'; readonly until: string } | { readonly act: 'withdraw'; readonly reason: string };

/** A qualification as screens show it. */
export interface SupplierView extends SupplierOf {
  readonly until: string;
  readonly state: SupplierState;
  readonly withdrawnFor?: string;
}

/** Quality qualifies suppliers for materials, or withdraws them (21 CFR 211.84(d)(2)). Refusals: those of the domain and of evidence. */
export class QualifySuppliers {
  constructor(
    private readonly transactions: Transactions,
    private readonly suppliers: Suppliers,
    private readonly sites: Sites,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  async list(sites: readonly string[], material?: string): Promise<SupplierView[]> {
    const [known, { plant }] = await Promise.all([this.suppliers.list(sites, material), this.transactions.times()]);
    return known.map((one) => {
      const { sequence: _internal, ...facts } = one;
      return { ...facts, state: supplierState(one, plant, this.sites.zoneOf(one.site)) };
    });
  }

  /** Puts the act before the actor to be signed; refused when it would be refused now. */
  put(of: SupplierOf, act: SupplierAct, { actor }: CommandContext): Promise<Statement> {
    requireSite(actor, of.site);
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const known = await this.known(tx, of);
      unwrap(this.decide(known, act, await tx.times()));
      return putForSignature(tx, signedAct(known, act), actor, id);
    });
  }

  execute(of: SupplierOf, act: SupplierAct, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    requireSite(actor, of.site);
    return this.transactions.run(async (tx) => {
      const known = await this.known(tx, of);
      const times = await tx.times();
      const events = unwrap(this.decide(known, act, times));
      const { signature, use } = await redeem(tx, this.signingIssuer, signedAct(known, act), evidence, actor);
      const answer = { aggregate: idOf(known), sequence: known.sequence + events.length };
      await tx.append({
        site: of.site, aggregateType: 'supplier-qualification', aggregateId: answer.aggregate, expectedSequence: known.sequence, by: attributionOf(actor), timeUsed: times, rowsOf: this.suppliers.rowsOf, evidenceUses: [use],
        events: events.map((event) => ({ type: event.type, version: 1, body: plain({ ...event.body, signatures: [signature] }), audit: [auditOf(known, event)] })),
        ...answerOf(context, answer),
      });
      return answer;
    });
  }

  private async known(tx: Transaction, { site, material, supplier }: SupplierOf): Promise<SupplierQualification> {
    const [code, name] = [material.trim(), supplier.trim()];
    return (await this.suppliers.find(tx, site, code, name)) ?? neverQualified(site, code, name);
  }

  private decide(known: SupplierQualification, act: SupplierAct, { plant }: Times): Result<SupplierEvent[]> {
    return act.act === 'qualify' ? qualifySupplier(known, act.until, plant, this.sites.zoneOf(known.site)) : withdrawSupplier(known, act.reason);
  }
}

/** One aggregate for each supplier of a material: two who qualify it at once do not both begin one. */
const idOf = ({ material, supplier }: SupplierQualification): string => `${material}/${supplier}`;

function auditOf(before: SupplierQualification, { type, body }: SupplierEvent): AuditRow {
  const old = before.sequence === 0 ? {} : { oldValue: before.withdrawnFor === undefined ? `qualified through ${before.until}` : 'withdrawn' };
  const now = 'until' in body ? { newValue: `qualified through ${body.until}` } : { newValue: 'withdrawn', reason: body.reason };
  return { object: `supplier ${body.supplier}`, action: type, field: `material ${body.material}`, ...old, ...now };
}

/** What quality signs. The content holds where the qualification stood: what changed since is not what was read. */
function signedAct(known: SupplierQualification, act: SupplierAct): SignedAct {
  const { site, material, supplier, sequence } = known;
  const common = { site, roles: ['qa'], subject: { type: 'supplier-qualification', id: idOf(known), label: `${supplier}, ${material}` } };
  if (act.act === 'qualify') {
    const { until } = act;
    return {
      ...common, action: 'qualify-supplier', meaning: 'qualified', content: { act: 'qualify-supplier', site, material, supplier, until, sequence },
      text: { en: `I confirm that ${supplier} is a qualified supplier of ${material} at ${site} through ${until}.`, de: `Ich bestätige, dass ${supplier} am Standort ${site} bis einschließlich ${until} ein qualifizierter Lieferant von ${material} ist.` },
    };
  }
  const { reason } = act;
  return {
    ...common, action: 'withdraw-supplier', meaning: 'qualification-revoked', content: { act: 'withdraw-supplier', site, material, supplier, reason, sequence },
    text: { en: `I withdraw the qualification of ${supplier} as a supplier of ${material} at ${site}, from now on. Reason: ${reason}`, de: `Ich entziehe ${supplier} am Standort ${site} ab sofort die Qualifikation als Lieferant von ${material}. Grund: ${reason}` },
  };
}
