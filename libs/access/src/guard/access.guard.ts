import { refuse } from '@batchwright/kernel';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Actor } from '../actor';
import { PERMISSIONS, type Action, type PermissionRule } from '../permissions';
import { isRole } from '../role';
import { ACTION, PUBLIC, type AuthenticatedRequest } from './permission.decorator';
import { claimedTerminal, type ClaimedTerminal } from './terminal-header';
import type { TokenClaims, TokenVerifier } from './token-verifier';

/** Told of refused attempts, which belong into the security stream. Must not fail. */
export type ReportRefusal = (refusal: { readonly code: string; readonly action?: string; readonly actor?: Actor; readonly route: string; readonly terminal?: string }) => void;

/** Who stands behind a token by `identity`'s word; undefined when it does not know the account, or it belongs to somebody else. */
export type KnownPerson = (claims: TokenClaims) => Promise<{ readonly name: string } | undefined>;

/** Whether the secret is that of an enrolled terminal of one of the sites, by `identity`'s word. */
export type TerminalIsProven = (terminal: ClaimedTerminal, sites: readonly string[]) => Promise<boolean>;

/** Authenticates every request and asks the one table whether the role may. What the site allows, the use case asks. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly report: ReportRefusal,
    private readonly known: KnownPerson,
    private readonly proven: TerminalIsProven,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    if (this.reflector.get<string>(PUBLIC, context.getHandler()) !== undefined) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const route = `${request.method} ${request.url.split('?')[0] ?? ''}`;
    const token = bearer(request);
    if (token === undefined) throw refuse('token-missing', {}, { rule: 'gmp-2' });
    const claims = await this.verifier.verify(token);
    if (!claims.ok) {
      if (claims.error.code !== 'token-expired') this.report({ code: claims.error.code, route });
      throw claims.error;
    }
    const actor = await this.actorOf(claims.value, request, route);
    const action = this.reflector.get<Action>(ACTION, context.getHandler());
    const rule: PermissionRule = PERMISSIONS[action];
    this.checkRole(rule, actor, action, route);
    request.actor = rule.introspect ? await this.asOfNow(token, actor, action, route) : actor;
    if (rule.introspect) this.checkRole(rule, request.actor, action, route);
    return true;
  }

  private checkRole(rule: PermissionRule, actor: Actor, action: Action, route: string): void {
    if (rule.roles.some((role) => actor.roles.includes(role))) return;
    this.report({ code: 'not-permitted', action, actor, route });
    throw refuse('not-permitted', { action, needs: rule.roles }, { rule: 'gmp-11' });
  }

  /** The actor with the roles and sites that the provider gives him now: who was dismissed or moved does not act by a token of before. */
  private async asOfNow(token: string, actor: Actor, action: Action, route: string): Promise<Actor> {
    const now = await this.verifier.claimsNow(token);
    if (now?.employeeNumber === actor.person) return { ...actor, roles: now.roles.filter(isRole), sites: now.sites };
    this.report({ code: 'token-invalid', action, actor, route });
    throw refuse('token-invalid', { reason: 'inactive' }, { rule: 'gmp-2' });
  }

  private async actorOf(claims: TokenClaims, request: AuthenticatedRequest, route: string): Promise<Actor> {
    const person = await this.known(claims);
    if (!person) {
      this.report({ code: 'person-mapping-wrong', route });
      throw refuse('person-mapping-wrong', { account: claims.account }, { rule: 'gmp-2' });
    }
    const actor: Actor = {
      person: claims.employeeNumber,
      name: person.name,
      account: claims.account,
      subject: claims.subject,
      roles: claims.roles.filter(isRole),
      sites: claims.sites,
      tokenExpires: claims.expires,
    };
    const terminal = await this.terminalOf(actor, request, route);
    return terminal === undefined ? actor : { ...actor, terminal };
  }

  /**
   * The terminal, when it has proved itself. No act passes under a code that is not enrolled at a site of the person or comes with a
   * wrong secret; a read goes on without a place, so that a device that was withdrawn can still show what to do about it.
   */
  private async terminalOf(actor: Actor, request: AuthenticatedRequest, route: string): Promise<string | undefined> {
    const claimed = claimedTerminal(request.headers['x-terminal']);
    if (claimed === undefined) return undefined;
    const { code } = claimed;
    if (code !== '' && (await this.proven(claimed, actor.sites))) return code;
    if (request.method === 'GET') return undefined;
    this.report({ code: 'terminal-not-proven', actor, route, terminal: code });
    throw refuse('terminal-not-proven', { terminal: code }, { rule: 'gmp-2' });
  }
}

function bearer(request: AuthenticatedRequest): string | undefined {
  const header = request.headers.authorization;
  return typeof header === 'string' && header.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined;
}
