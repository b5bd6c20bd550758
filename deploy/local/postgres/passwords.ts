import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Passwords of database roles, kept in one file that only its owner can read (0600). A role's password is made when first asked for. */
export class RolePasswords {
  private readonly passwords: Record<string, string>;

  constructor(private readonly file: string) {
    this.passwords = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  }

  /** The role's password: 192 random bits, safe in a URL. */
  of(role: string): string {
    const known = this.passwords[role];
    if (known !== undefined) return known;
    const made = randomBytes(24).toString('base64url');
    this.passwords[role] = made;
    const unfinished = `${this.file}.new`;
    writeFileSync(unfinished, `${JSON.stringify(this.passwords, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.file);
    return made;
  }
}
