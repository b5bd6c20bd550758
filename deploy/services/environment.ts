import { readFileSync } from 'node:fs';

/** Wrong configuration: everything that is wrong, one sentence each. Nothing that comes by waiting. */
export class WrongConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Values by their names, each as it is or as the file that `<name>_FILE` names; remembers what is wrong instead of throwing at the first. */
export class Environment {
  private readonly faults: string[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  /** The value; undefined when it is not there, or is empty. */
  optional(name: string): string | undefined {
    const value = this.variables[name];
    const file = this.variables[`${name}_FILE`];
    if (isThere(value) && isThere(file)) this.fault(`${name} and ${name}_FILE are both set; leave one out.`);
    if (isThere(value)) return value;
    return isThere(file) ? this.contentOf(`${name}_FILE`, file) : undefined;
  }

  /** The value, which has to be there; '' after a fault. `meaning` ends the sentence: "it is …". */
  required(name: string, meaning: string): string {
    const value = this.optional(name);
    if (value === undefined && !isThere(this.variables[`${name}_FILE`])) this.fault(`${name} (or ${name}_FILE) is missing: ${meaning}.`);
    return value ?? '';
  }

  /** One of a few words. */
  choice<const T extends string>(name: string, words: readonly T[], otherwise: T): T {
    const value = this.optional(name) ?? otherwise;
    const known = words.find((word) => word === value);
    if (known === undefined) this.fault(`${name} is "${value}" and has to be one of ${words.join(', ')}.`);
    return known ?? otherwise;
  }

  /** A whole number. */
  number(name: string, otherwise: number, [least, most]: readonly [number, number]): number {
    const text = this.optional(name) ?? String(otherwise);
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.fault(`${name} is "${text}" and has to be a whole number from ${least} to ${most}.`);
    return otherwise;
  }

  /** An address of one of the schemes. */
  address(name: string, text: string | undefined, schemes: readonly string[]): string {
    if (text === undefined || text === '') return '';
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
    if (!schemes.includes(scheme)) this.fault(`${name} has to begin with ${schemes.map((one) => `${one}://`).join(' or ')}.`); // not shown: it may have a password in it
    return text;
  }

  /** JSON of a shape that `is` checks; `shape` says it in words. */
  json<T>(name: string, text: string | undefined, shape: string, is: (value: unknown) => value is T): T | undefined {
    if (text === undefined || text === '') return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (is(value)) return value;
    } catch {
      // said below, without the text: it may hold passwords
    }
    this.fault(`${name} has to be ${shape}.`);
    return undefined;
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  /** Throws `WrongConfiguration` with everything that was found. */
  judge(): void {
    if (this.faults.length > 0) throw new WrongConfiguration(this.faults);
  }

  private contentOf(name: string, file: string): string | undefined {
    try {
      const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      if (content === '') this.fault(`${name} names ${file}, which is empty.`);
      return content === '' ? undefined : content;
    } catch (error) {
      this.fault(`${name} names ${file}, which cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
      return undefined;
    }
  }
}

function isThere(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
