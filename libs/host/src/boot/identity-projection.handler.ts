import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import type { JsonObject } from '@batchwright/records';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

const PERSON = 'batchwright.identity.v1.PersonSnapshot';
const TERMINAL = 'batchwright.identity.v1.TerminalSnapshot';
const KEY = 'batchwright.identity.v1.SigningKeySnapshot';

/**
 * Every service keeps its own copy of the people, the terminals and the provider's keys, so that it can judge a person, a place and a signature without
 * asking anybody (gmp 2, 3). What is never heard is unknown, and unknown is refused.
 */
@Controller()
export class IdentityProjectionHandler {
  @OnBusMessage(PERSON)
  async onPerson(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    const { person, name, accounts, sites, roles, locked } = decode(PERSON, message.data);
    const values: JsonObject = { person, name, accounts: accounts.map(({ username, subject }) => ({ account: username, subject })), roles: [...roles], sites: [...sites], locked };
    await context.tx.project([{ table: 'person', op: 'upsert', values }]);
  }

  @OnBusMessage(TERMINAL)
  async onTerminal(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    const { code, site, enrolled, secretHash } = decode(TERMINAL, message.data);
    const proven = enrolled && secretHash !== ''; // who was enrolled without a secret can prove nothing
    await context.tx.project([proven ? { table: 'terminal_proof', op: 'upsert', values: { code, at_site: site, secret_hash: secretHash } } : { table: 'terminal_proof', op: 'delete', values: { code } }]);
  }

  @OnBusMessage(KEY)
  async onKey(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    const { kid, issuer, jwk, firstSeen } = decode(KEY, message.data);
    const [known] = await context.tx.query('SELECT FROM signing_key WHERE issuer = $1 AND kid = $2', [issuer, kid]);
    if (known) return; // an archived key never changes
    await context.tx.project([{ table: 'signing_key', op: 'upsert', values: { kid, issuer, jwk: JSON.parse(jwk) as JsonObject, seen_at: firstSeen } }]);
  }
}
