import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiQuery, getSchemaPath } from '@nestjs/swagger';
import { LIMITS } from '../limits';
import { CountField, IdField, ObjectField, TextField } from './fields';

/** What every command answers: which aggregate stands where now. A read may ask for it by `?minSequence=<aggregate>:<sequence>`. */
export class CommandAnswer {
  @IdField({ description: 'Id of the aggregate' })
  aggregate!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'Its sequence after the command' })
  sequence!: number;
}

/** Evidence of a signature, as `GET /api/identity/v1/ceremonies/{id}` hands it out. */
export class EvidenceRequest {
  @IdField()
  ceremony!: string;

  @ObjectField({ description: 'The statement, unchanged' })
  statement!: Record<string, unknown>;

  @TextField(16_000, { description: 'The raw ID token' })
  idToken!: string;

  @TextField(200)
  keyId!: string;
}

/** What a `…/statements` route answers: put it before the signer unchanged, and hand it to identity. */
export class StatementResponse {
  @ObjectField({ description: 'The statement to be signed' })
  statement!: Record<string, unknown>;
}

/** A list: documents `{ items, next }` and the query `limit`, `after`. Goes with `@Paging()`. */
export function ApiPageOf(item: Type): MethodDecorator {
  const schema = {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: { $ref: getSchemaPath(item) } }, next: { type: 'string', description: 'Pass it as `after` to get the next page; absent on the last' } },
  };
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({ schema }),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: LIMITS.pageMax, default: LIMITS.pageDefault } }),
    ApiQuery({ name: 'after', required: false, schema: { type: 'string', maxLength: LIMITS.parameter }, description: '`next` of the page before' }),
  );
}
