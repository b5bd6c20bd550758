/** Time zones of the sites (IANA), from the plant's settings: due dates and expiry are dates there. */
export interface Sites {
  zoneOf(site: string): string;
  readonly zones: Readonly<Record<string, string>>;
}
