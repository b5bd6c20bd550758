import { answerOf, attributionOf, makeStatement, Permission, redeemEvidence, type CommandContext } from '@batchwright/access';
import { Command, CountField, EvidenceRequest, FlagField, ListField, PartField, StatementResponse, TextField, type Platform, type ServiceDefinition } from '@batchwright/host';
import { Instants } from '@batchwright/kernel';
import type { Evidence, SignatureLevel, Statement } from '@batchwright/records';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

/** Content that is signed, and who may. */
class ActRequest {
  @TextField(200)
  text!: string;

  @FlagField({ optional: true })
  secondFactor?: boolean;

  @ListField('text', 10, { optional: true })
  notPersons?: string[];

  /** The statement is so many seconds old already. */
  @CountField(0, 1000, { optional: true })
  aged?: number;

  /** The evidence must be of this person. */
  @TextField(50, { optional: true })
  person?: string;
}

class SignedActRequest extends ActRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

const PARTS = Symbol('platform of the signed acts');

/** The smallest service whose acts are signed. It lives in the place of `training`. */
@Controller('v1/acts')
class SignedActsController {
  constructor(@Inject(PARTS) private readonly platform: Platform) {}

  @Post('statements')
  @HttpCode(200)
  @Permission('execution.sign')
  @ApiOkResponse({ type: StatementResponse })
  statement(@Command() { actor }: CommandContext, @Body() { text, secondFactor, notPersons, aged = 0 }: ActRequest): Promise<{ statement: Statement }> {
    const id = this.platform.ids();
    const level: SignatureLevel = secondFactor ? 'esig-2fa' : 'esig';
    return this.platform.transactions.run(async (tx) => {
      const statement = makeStatement(
        {
          service: 'training', action: 'act', site: 'HAM', subject: { type: 'act', id: 'act', label: 'the act' }, contents: [{ label: 'text', content: { text } }],
          text: { en: `The act: ${text}`, de: `Die Handlung: ${text}` }, meaning: 'performed', signer: notPersons ? { notPersons } : {}, level,
          ...(actor.terminal === undefined ? {} : { terminal: actor.terminal }),
        },
        id, Instants.addSeconds((await tx.times()).real, -aged),
      );
      await tx.keepStatement(statement);
      return { statement };
    });
  }

  @Post()
  @HttpCode(200)
  @Permission('execution.sign')
  act(@Command() context: CommandContext, @Body() { text, evidence, person }: SignedActRequest): Promise<object> {
    const id = this.platform.ids();
    const { settings, transactions } = this.platform;
    return transactions.run(async (tx) => {
      const expected = { site: 'HAM', action: 'act', subjectId: 'act', content: { text }, ...(person === undefined ? {} : { person }) };
      const { signature, use } = await redeemEvidence(tx, settings.signingIssuer, evidence as unknown as Evidence, expected);
      const answer = { aggregate: id, sequence: 1, signedBy: signature.person, level: signature.level };
      await tx.append({
        site: 'HAM', aggregateType: 'act', aggregateId: id, expectedSequence: 0, by: attributionOf(context.actor), evidenceUses: [use],
        events: [{ type: 'Acted', version: 1, body: { text, signature: signature as never } }], ...answerOf(context, answer),
      });
      return answer;
    });
  }

  /** An act that cannot be taken back asks the provider again. */
  @Post('final')
  @HttpCode(200)
  @Permission('review.dispose')
  final(@Command() { actor }: CommandContext): object {
    return { done: true, sites: actor.sites };
  }
}

class SignedActsModule {}

export const signedActs: ServiceDefinition = {
  name: 'training',
  migrations: [],
  module: (platform) => ({ module: SignedActsModule, controllers: [SignedActsController], providers: [{ provide: PARTS, useValue: platform }] }),
};
