import { contentHash, MEANINGS, STATEMENT_LIFETIME_SECONDS, type JsonObject, type Labelled, type Meaning, type SignatureLevel, type SignerRule, type Statement } from '@batchwright/records';
import { Instants } from '@batchwright/kernel';
import type { ServiceName } from '@batchwright/contracts';

/** What a service puts before a person to be signed. */
export interface StatementDraft {
  readonly service: ServiceName;
  /** What the signature will do: `approve-recipe-version`. */
  readonly action: string;
  readonly site: string;
  readonly terminal?: string;
  readonly subject: Statement['subject'];
  /** Each content with a readable name. What is signed is the hash of its canonical form. */
  readonly contents: readonly (Labelled & { readonly content: JsonObject })[];
  /** The plain sentence, in both languages. */
  readonly text: Statement['text'];
  readonly meaning: Meaning;
  readonly signer: SignerRule;
  readonly level: SignatureLevel;
}

/** The statement of a draft; `now` is real time. The service keeps it and later accepts evidence for this row only. */
export function makeStatement(draft: StatementDraft, id: string, now: string): Statement {
  const { contents, ...rest } = draft;
  return {
    format: 'batchwright.statement/1',
    id,
    ...rest,
    contents: contents.map(({ content, ...named }) => ({ ...named, hash: contentHash(content) })),
    issuedAt: now,
    expiresAt: Instants.addSeconds(now, STATEMENT_LIFETIME_SECONDS),
  };
}

/** What stands before the signer: the meaning in words, then the sentence. */
export function statementWords(statement: Statement, language: 'en' | 'de'): string {
  return `${MEANINGS[statement.meaning][language]}: ${statement.text[language]}`;
}
