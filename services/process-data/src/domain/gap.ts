/** Time without usable values of a tag. Instants are real time, ISO-8601 UTC with microseconds. */
export interface TagGap {
  readonly tag: string;
  readonly from: string;
  /** Absent: it lasts. */
  readonly until?: string;
}

/** A gap of an equipment: tags that went missing together, for one reason. */
export interface GapFacts {
  /** Id of the connection. */
  readonly connection: string;
  readonly equipment: string;
  /** `silent`, `bad-quality`, `uncertain-quality`, or what the driver said. */
  readonly why: string;
  readonly from: string;
  /** Absent: at least one tag is missing still. */
  readonly until?: string;
  readonly tags: readonly TagGap[];
}

/** A run whose window a gap falls into, with the exception that it is asked to raise. */
export interface GapRun {
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey?: string;
  readonly nodes: readonly string[];
  readonly exceptionId: string;
  /** Exception of the cause, where this is one of its effects. */
  readonly parent?: string;
}

/** What happened to a gap. */
export type GapEvent =
  | { readonly type: 'GapFound'; readonly body: GapFacts }
  | { readonly type: 'GapFoundInRun'; readonly body: GapRun }
  | { readonly type: 'GapEnded'; readonly body: { readonly tags: readonly Required<TagGap>[]; readonly until?: string } };

const WORDS: Readonly<Record<string, readonly [en: string, de: string]>> = {
  'connection-lost': ['the connection was lost', 'die Verbindung war unterbrochen'],
  'sequence-gap': ['messages of the source are missing', 'Nachrichten der Quelle fehlen'],
  'queue-overflow': ['the source threw values away', 'die Quelle hat Werte verworfen'],
  'clock-jump': ['the clock of the source jumped', 'die Uhr der Quelle ist gesprungen'],
  'plant-away': ['nobody listened', 'niemand hat zugehört'],
  silent: ['the source is connected and says nothing', 'die Quelle ist verbunden und sagt nichts'],
  'bad-quality': ['the source calls its values bad', 'die Quelle nennt ihre Werte schlecht'],
  'uncertain-quality': ['the source calls its values uncertain', 'die Quelle nennt ihre Werte unsicher'],
};

/** Tags that a sentence names; the record has all. */
const NAMED = 5;

/** The sentence of the exception, in the languages of the plant. `parent`: equipment of the cause. */
export function gapText({ equipment, why, from, until, tags }: GapFacts, parent?: string): { readonly en: string; readonly de: string } {
  const codes = [...new Set(tags.map(({ tag }) => tag))];
  const named = codes.slice(0, NAMED).join(', ');
  const more = codes.length - NAMED;
  const [en, de] = WORDS[why] ?? [why, why];
  return {
    en: `Values of ${equipment} are missing from ${from}${until === undefined ? '' : ` until ${until}`}: ${en}; ${named}${more > 0 ? ` and ${more} more` : ''}${parent === undefined ? '' : `; it goes with ${parent}`}`,
    de: `Werte von ${equipment} fehlen ab ${from}${until === undefined ? '' : ` bis ${until}`}: ${de}; ${named}${more > 0 ? ` und ${more} weitere` : ''}${parent === undefined ? '' : `; es gehört zu ${parent}`}`,
  };
}

/** Gaps of tags by their equipment; each group is one gap. */
export function byEquipment(connection: string, why: string, gaps: readonly (TagGap & { readonly equipment: string })[]): GapFacts[] {
  const groups = new Map<string, TagGap[]>();
  for (const { equipment, ...gap } of gaps) groups.set(equipment, [...(groups.get(equipment) ?? []), gap]);
  return [...groups].map(([equipment, tags]) => {
    const from = tags.map((gap) => gap.from).sort()[0] ?? '';
    const until = tags.some((gap) => gap.until === undefined) ? undefined : tags.map((gap) => gap.until ?? '').sort().at(-1);
    return { connection, equipment, why, from, ...(until === undefined ? {} : { until }), tags };
  });
}
