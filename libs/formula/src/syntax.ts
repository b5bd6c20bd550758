import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { tokenize, type Token } from './token';

/** A read formula. `at` is the place in the text, for messages. */
export type Expression =
  | { readonly node: 'number'; readonly text: string; readonly unit: string; readonly at: number }
  | { readonly node: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly node: 'name'; readonly name: string; readonly at: number }
  | { readonly node: 'unary'; readonly operator: '-' | 'not'; readonly operand: Expression; readonly at: number }
  | { readonly node: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression; readonly at: number }
  | { readonly node: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly unit?: string; readonly at: number };

export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';

/** Deepest nesting that is read. */
const MAX_DEPTH = 40;
const LEVELS: readonly (readonly BinaryOperator[])[] = [['or'], ['and'], ['<', '<=', '>', '>=', '=', '!='], ['+', '-'], ['*', '/']];

class Parser {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.level(0, 0);
    if (this.here.kind !== 'end') throw this.wrong();
    return expression;
  }

  private level(index: number, depth: number): Expression {
    const operators = LEVELS[index];
    if (!operators) return this.unary(depth);
    let left = this.level(index + 1, depth);
    for (;;) {
      const operator = operators.find((candidate) => this.here.kind !== 'unit' && candidate === this.here.text);
      if (!operator) return left;
      const { at } = this.take();
      left = { node: 'binary', operator, left, right: this.level(index + 1, depth + 1), at };
    }
  }

  private unary(depth: number): Expression {
    if (depth > MAX_DEPTH) throw refuse('formula-too-deep', { at: this.here.at, limit: MAX_DEPTH });
    const { text, at, kind } = this.here;
    if (kind !== 'unit' && (text === '-' || text === 'not')) {
      this.take();
      return { node: 'unary', operator: text, operand: this.unary(depth + 1), at };
    }
    return this.atom(depth);
  }

  private atom(depth: number): Expression {
    const token = this.take();
    const { text, at } = token;
    if (token.kind === 'number') return { node: 'number', text, unit: this.here.kind === 'unit' ? this.take().text : '1', at };
    if (text === '(' && token.kind === 'operator') {
      const inner = this.level(0, depth + 1);
      this.expect(')');
      return inner;
    }
    if (token.kind !== 'name') throw this.wrong(token);
    if (text === 'true' || text === 'false') return { node: 'boolean', value: text === 'true', at };
    if (this.here.text !== '(') return { node: 'name', name: text, at };
    this.take();
    return this.call(text, at, depth);
  }

  private call(name: string, at: number, depth: number): Expression {
    const args: Expression[] = [];
    let unit: string | undefined;
    while (this.here.text !== ')') {
      if (args.length > 0) this.expect(',');
      if (this.here.kind === 'unit') {
        unit = this.take().text;
        break;
      }
      args.push(this.level(0, depth + 1));
    }
    this.expect(')');
    return { node: 'call', name, args, at, ...(unit === undefined ? {} : { unit }) };
  }

  private get here(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: 0 };
  }

  private take(): Token {
    const token = this.here;
    this.position += 1;
    return token;
  }

  private expect(text: string): void {
    if (this.here.text !== text || this.here.kind !== 'operator') throw this.wrong();
    this.position += 1;
  }

  private wrong(token: Token = this.here): DomainError {
    return refuse('formula-syntax', { at: token.at, found: token.kind === 'end' ? 'end' : token.text });
  }
}

/** Reads a formula. Refusals: `formula-too-long`, `formula-syntax`, `formula-too-deep`, each with the place. */
export function parse(source: string): Result<Expression> {
  const tokens = tokenize(source);
  if (!tokens.ok) return tokens;
  try {
    return ok(new Parser(tokens.value).whole());
  } catch (error) {
    return err(error as DomainError);
  }
}
