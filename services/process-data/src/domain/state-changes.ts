import type { Sample } from './admit';

/** Samples of words, or of yes and no, that say something else than the one before: another value, or another quality. In order; `before` is what was said until then. */
export function changesIn(samples: readonly Sample[], before: Sample | undefined): Sample[] {
  const changes: Sample[] = [];
  let said = before;
  for (const sample of samples) {
    if (!said || sample.value !== said.value || sample.quality !== said.quality) changes.push(sample);
    said = sample;
  }
  return changes;
}
