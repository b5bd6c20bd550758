import type { Actor } from '@batchwright/access';
import { refuse, type Quantity } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { demandsOf, foreseen, foreseePeople, indexRecipe, parseRecipe, type ForeseenRefusal, type RequiredProperty } from '@batchwright/procedure';
import type { Orders } from './orders';

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
    readonly materials: readonly { readonly material: string; readonly quantity: Quantity; readonly lots: 'single' | 'any'; readonly lasts?: Quantity; readonly steps: readonly string[] }[];
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
        const missing = foreseen('recipe-not-effective', { at: from, what: code, steps: [], detail: `no version of ${code} is in force at ${from}` });
        return { ...about, refusals: [missing], needs: { site, from, until, equipment: [], materials: [] } };
      }
      const parsed = parseRecipe(JSON.parse(effective.document) as unknown);
      if (!parsed.ok) throw new Error(`the effective recipe ${effective.hash} cannot be read`);
      const { equipment, materials, qualifications } = demandsOf(indexRecipe(parsed.value, effective.hash), quantity, effective.version);
      const people = qualifications.length === 0 ? [] : await this.orders.people(tx, site, plan?.people?.length ? { persons: plan.people } : { codes: qualifications.map((one) => one.code) });
      const asked = equipment.map(({ requirement, ...demand }) => {
        const item = plan?.equipment?.find((one) => one.requirement === requirement.id)?.item;
        return { class: requirement.class, properties: requirement.properties, ...demand, ...(item === undefined ? {} : { item }) };
      });
      return { ...about, refusals: foreseePeople(qualifications, people, { from, until, zone: this.zoneOf(site) }), needs: { site, from, until, equipment: asked, materials } };
    });
  }
}
