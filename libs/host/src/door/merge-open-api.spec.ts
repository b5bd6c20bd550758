import type { OpenAPIObject } from '@nestjs/swagger';
import { mergeOpenApi } from './merge-open-api';

const documentOf = (path: string, schemas: Record<string, object>): { openapi: OpenAPIObject } => ({
  openapi: { openapi: '3.0.0', info: { title: '', version: '' }, paths: { [path]: { get: { responses: { 200: { $ref: '#/components/schemas/Comment' } } } } }, components: { schemas } } as unknown as OpenAPIObject,
});

describe('M4 the merged document', () => {
  it('keeps two shapes of one name apart, each with its references', () => {
    const merged = mergeOpenApi([documentOf('/api/review/v1/a', { Comment: { type: 'object' } }), documentOf('/api/batch-execution/v1/b', { Comment: { type: 'string' }, Other: { $ref: '#/components/schemas/Comment' } })]);
    expect(merged).toMatchObject({
      paths: { '/api/review/v1/a': { get: { responses: { 200: { $ref: '#/components/schemas/Comment' } } } }, '/api/batch-execution/v1/b': { get: { responses: { 200: { $ref: '#/components/schemas/BatchExecutionComment' } } } } },
      components: { schemas: { Comment: { type: 'object' }, BatchExecutionComment: { type: 'string' }, Other: { $ref: '#/components/schemas/BatchExecutionComment' } } },
    });
  });

  it('keeps the name of a shape that services have in common', () => {
    const merged = mergeOpenApi([documentOf('/api/review/v1/a', { Comment: { type: 'object' } }), documentOf('/api/training/v1/b', { Comment: { type: 'object' } })]);
    expect(Object.keys((merged.components as { schemas: object }).schemas)).toEqual(['Comment']);
  });
});
