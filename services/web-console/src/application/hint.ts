/** Tells a console that something has changed and may be read anew; what it is, only the owner says. */
export interface Hint {
  /** Place in this replica's list: `<replica>-<number>`. A console that was cut off names the last one it saw. */
  readonly id: string;
  /** Service that owns what changed. */
  readonly service: string;
  /** Id of the aggregate that changed. */
  readonly aggregate: string;
  /** Its sequence after the change. */
  readonly sequence: number;
  /** Code of the site; decides who is told. */
  readonly site: string;
}

/** What a change says about itself, before it has a place in the list. */
export type Change = Omit<Hint, 'id'>;
