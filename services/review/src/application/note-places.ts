import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { ConsistencyCheck } from '@batchwright/procedure';
import { parseRecord } from '@batchwright/records';
import { actIn, LONGEST_WAY_MS, TWO_PLACES, twoPlaces, type PersonAct, type TwoPlaces } from '../domain/two-places';
import { exceptionIdOf } from './exception-id';
import type { PersonActs } from './person-acts';
import type { RecipeDocuments } from './recipe-documents';

/**
 * Holds an act against what the same person did at other terminals: in other runs, at equipment, at lots. Whoever was at two places sooner than the way between them takes leaves an exception in each run whose
 * recipe asks for it, as soon as the second of the two acts is heard of (F3; 21 CFR 211.194(a)). Within one run the rule `one-place` of the certificate says it.
 */
export class NotePlaces {
  constructor(
    private readonly acts: PersonActs,
    private readonly recipes: RecipeDocuments,
  ) {}

  /** Inside the handler's transaction, after the record itself was kept. The same record again says the same again, under the same ids. */
  async execute(tx: Transaction, service: string, canonical: string): Promise<void> {
    const record = parseRecord(canonical);
    const { site } = record;
    const done = actIn(service, record);
    if (!done) return;
    await this.acts.lock(tx, site, done.person);
    await this.acts.keep(tx, site, done);
    const { act, elsewhere } = await this.acts.around(tx, site, done, LONGEST_WAY_MS);
    const found: TwoPlaces[] = [];
    for (const other of elsewhere) found.push(...(await this.told(site, act, other)), ...(await this.told(site, other, act)));
    await tx.announce(found.map(({ runId, stepKey, texts }) => {
      const exceptionId = exceptionIdOf(runId, texts.en);
      return outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site, sequence: 0, id: exceptionId }, { exceptionId, runId, type: TWO_PLACES, severity: 'major', text: texts.en, texts, ...(stepKey ? { stepKey } : {}) });
    }));
  }

  /** What a run is told. */
  private async told(site: string, inside: PersonAct, outside: PersonAct): Promise<TwoPlaces[]> {
    if (inside.recipeHash === undefined) return [];
    const checks = await this.checksOf(site, inside.recipeHash);
    return twoPlaces(inside, outside, checks);
  }

  /** A recipe that is not there (yet) asks for nothing. */
  private async checksOf(site: string, hash: string): Promise<readonly ConsistencyCheck[]> {
    try {
      return (await this.recipes.get(site, hash)).recipe.document.consistency ?? [];
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return [];
      throw error;
    }
  }
}
