import type { Text } from '../text';

/** A picture or video that a step shows: one version of a controlled document, so that it is fixed with the version of the recipe (requirement A9). */
export interface StepMedia {
  /** Code of the controlled document. */
  readonly document: string;
  readonly version: number;
  /** What it shows, for who cannot see it, and what stands in the report; lint asks for it in every language of the recipe. */
  readonly alt?: Text;
}
