/** What a training code is about; the beginning of the code says it. */
export type SubjectKind = 'operation' | 'equipment' | 'recipe-version' | 'document-version';

/** Column of the matrix: a training code that somebody holds or a version asks for. */
export interface MatrixColumn {
  readonly code: string;
  readonly kind: SubjectKind;
  /** How many people hold it now. */
  readonly holders: number;
}

/** How a person stands to a code, at the time of asking. `ending`: valid, and over within 30 days; `trainee`: may do it under a trainer. */
export type CellState = 'valid' | 'ending' | 'trainee' | 'not-yet' | 'expired' | 'revoked';

/** Where a person and a code meet: the qualification that counts most. A code that is not there was never granted. */
export interface MatrixCell {
  readonly code: string;
  readonly state: CellState;
  readonly from: string;
  readonly until: string;
  readonly qualificationId: string;
}

/** Row of the matrix: a person who works at the site, with everything that was ever granted to him there. */
export interface MatrixRow {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly cells: readonly MatrixCell[];
}

/** Who may do what (21 CFR 211.25(a)): people down, training codes across. */
export interface QualificationMatrix {
  /** Columns of a site: operations, then equipment, then versions of recipes. */
  columns(site: string): Promise<MatrixColumn[]>;
  /** A page of people by employee number. */
  rows(site: string, page: { after?: string; limit: number }): Promise<MatrixRow[]>;
}
