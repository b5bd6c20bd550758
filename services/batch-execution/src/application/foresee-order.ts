import type { Actor } from '@batchwright/access';
import { refuse, type Quantity } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { demandsOf, documentCodesOf, documentReadingsOf, foreseeDocuments, foreseen, foreseePeople, indexRecipe, parseRecipe, type Demands, type ForeseenRefusal, type IndexedRecipe, type RequiredProperty } from '@batchwright/procedure';
import type { EffectiveRecipe, Orders } from './orders';

/** Material that another order takes before. */
export interface EarlierDemand {
  /** Number of that order. */
  readonly order: string;
  /** Its planned start. */
  readonly at: string;
  readonly quantity: Quantity;
  readonly lots: 'single' | 'any';
}

/** What an order will be refused for by this service, and what it will ask the owner of equipment and material for, in the words of his forecast. */
export interface OrderForecast {
  readonly orderId: string;
  readonly number: string;
  readonly refusals: readonly ForeseenRefusal[];
  readonly needs: {
    readonly site: string;
    readonly from: string;
    readonly until: string;
    readonly equipment: readonly { readonly class: string; readonly properties: readonly RequiredProperty[]; readonly steps: readonly string[]; readonly item?: string; readonly product?: string; readonly purpose?: string }[];
    readonly materials: readonly { readonly material: string; readonly quantity: Quantity; readonly lots: 'single' | 'any'; readonly lasts?: Quantity; readonly steps: readonly string[]; readonly before?: readonly EarlierDemand[] }[];
  };
}

/** Pre-flight of an order (B21): asks ahead what the batch would be asked when it begins, by the same rules. */
export class ForeseeOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly zoneOf: (site: string) => string,
  ) {}

  /** An order without a plan is looked at as if it began now. Refusal: `not-found`. */
  async execute(actor: Actor, orderId: string): Promise<OrderForecast> {
    return this.transactions.run(async (tx) => {
      const order = await this.orders.find(tx, actor.sites, orderId);
      if (!order) throw refuse('not-found', { what: 'order', id: orderId });
      const { id, number, site, recipe: code, quantity, plan } = order;
      const from = plan?.start ?? (await tx.times()).plant;
      const until = plan?.end ?? from;
      const about = { orderId: id, number };
      const effective = await this.orders.effective(tx, site, code, from);
      if (!effective) {
        const missing = foreseen('recipe-not-effective', { at: from, what: code, steps: [], detail: `no version of ${code} is in force at ${from}`, reasons: [{ reasonCode: 'no-version-in-force', values: { recipe: code, at: from } }] });
        return { ...about, refusals: [missing], needs: { site, from, until, equipment: [], materials: [] } };
      }
      const recipe = indexedBy(effective);
      const { equipment, materials, ...asks } = demandsOf(recipe, quantity, effective.version);
      const documents = await this.orders.documents(tx, site, recipe.steps.flatMap(({ node }) => documentCodesOf(node)));
      const qualifications = [...asks.qualifications, ...documentReadingsOf(recipe, documents, from)];
      const people = qualifications.length === 0 ? [] : await this.orders.people(tx, site, plan?.people?.length ? { persons: plan.people } : { codes: qualifications.map((one) => one.code) });
      const asked = equipment.map(({ requirement, ...demand }) => {
        const item = plan?.equipment?.find((one) => one.requirement === requirement.id)?.item;
        return { class: requirement.class, properties: requirement.properties, ...demand, ...(item === undefined ? {} : { item }) };
      });
      const earlier = materials.length === 0 ? new Map<string, EarlierDemand[]>() : await this.earlier(tx, site, { at: from, order: id });
      const taken = materials.map((demand) => {
        const before = earlier.get(demand.material);
        return { ...demand, ...(before ? { before } : {}) };
      });
      return { ...about, refusals: [...foreseePeople(qualifications, people, { from, until, zone: this.zoneOf(site) }), ...foreseeDocuments(recipe, documents, { from })], needs: { site, from, until, equipment: asked, materials: taken } };
    });
  }

  /** What orders that are planned before take, by material: each fits the stock alone, and they share it. An order whose recipe is in force at no time takes nothing. */
  private async earlier(tx: Transaction, site: string, before: { readonly at: string; readonly order: string }): Promise<Map<string, EarlierDemand[]>> {
    const taken = new Map<string, EarlierDemand[]>();
    for (const { number, recipe, quantity: size, start } of await this.orders.plannedBefore(tx, site, before)) {
      const effective = await this.orders.effective(tx, site, recipe, start);
      if (!effective) continue;
      for (const { material, quantity, lots } of demandsBy(effective, size).materials) taken.set(material, [...(taken.get(material) ?? []), { order: number, at: start, quantity, lots }]);
    }
    return taken;
  }
}

function demandsBy(effective: EffectiveRecipe, size: Quantity): Demands {
  return demandsOf(indexedBy(effective), size, effective.version);
}

function indexedBy({ document, hash }: EffectiveRecipe): IndexedRecipe {
  const parsed = parseRecipe(JSON.parse(document) as unknown);
  if (!parsed.ok) throw new Error(`the effective recipe ${hash} cannot be read`);
  return indexRecipe(parsed.value, hash);
}
