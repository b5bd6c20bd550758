/** What the console has to know of its plant before anybody signs in. */
export interface PlantConfiguration {
  readonly consoleIssuer: string;
  readonly signingOrigin: string;
  readonly sites: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  readonly idleLockSeconds: number;
  /** `plant-clock`: the plant's time is steered forwards. */
  readonly clock: 'real' | 'plant-clock';
}

let known: PlantConfiguration | undefined;

/** Asks the plant once, where the page came from; the answer does not change while a page lives. */
export async function loadPlant(): Promise<PlantConfiguration> {
  const response = await fetch('/api/web-console/v1/configuration');
  if (!response.ok) throw new Error(`configuration: ${response.status}`);
  known = (await response.json()) as PlantConfiguration;
  return known;
}

/** The plant's configuration; `loadPlant` has run before anything is shown. */
export function plant(): PlantConfiguration {
  if (!known) throw new Error('the plant is not known yet');
  return known;
}

/** Time zone of a site; UTC when the site is not known here. */
export function zoneOf(site: string | undefined): string {
  return known?.sites.find(({ code }) => code === site)?.timeZone ?? known?.sites[0]?.timeZone ?? 'UTC';
}
