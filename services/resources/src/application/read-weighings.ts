import { refuse } from '@batchwright/kernel';
import type { DrawSymbol } from './labels';
import type { Weighing, Weighings } from './weighings';

/** A weighing as screens and labels show it; what was weighed has the code of its container as a symbol. */
export type WeighingView = Omit<Weighing, 'grantId'> & { readonly symbol?: string };

/** Reads weighings. */
export class ReadWeighings {
  constructor(
    private readonly weighings: Weighings,
    private readonly draw: DrawSymbol,
  ) {}

  /** Refusal: `not-found`. */
  async one(sites: readonly string[], id: string): Promise<WeighingView> {
    const weighing = await this.weighings.one(sites, id);
    if (!weighing) throw refuse('not-found', { what: 'weighing' });
    return this.view(weighing);
  }

  async ofStep(sites: readonly string[], runId: string, stepKey: string): Promise<WeighingView[]> {
    return (await this.weighings.ofStep(sites, runId, stepKey)).map((weighing) => this.view(weighing));
  }

  private view({ grantId: _grant, ...weighing }: Weighing): WeighingView {
    return weighing.state === 'weighed' ? { ...weighing, symbol: this.draw(weighing.into) } : weighing;
  }
}
