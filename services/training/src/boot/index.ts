import type { ServiceDefinition } from '@batchwright/host';
import { ObjectRecipeDocuments } from '../adapters/objects/object-recipe-documents';
import { DocumentsToRead1768000000002 } from '../adapters/postgres/migrations/documents-to-read';
import { ReadUntil1767700000002 } from '../adapters/postgres/migrations/read-until';
import { Readings1765500000000 } from '../adapters/postgres/migrations/readings';
import { Qualifications1764000000000 } from '../adapters/postgres/migrations/qualifications';
import { PostgresMatrix } from '../adapters/postgres/postgres-matrix';
import { PostgresQualifications } from '../adapters/postgres/postgres-qualifications';
import { PostgresReadings } from '../adapters/postgres/postgres-readings';
import { rowsOf } from '../adapters/postgres/rows-of';
import { DocumentsHandler } from '../api/events/documents.handler';
import { RecipesHandler } from '../api/events/recipes.handler';
import { MATRIX, MatrixController } from '../api/http/matrix.controller';
import { QUALIFICATIONS, QualificationsController } from '../api/http/qualifications.controller';
import { ExpireQualifications } from '../application/expire-qualifications';
import { GrantQualification } from '../application/grant-qualification';
import { PutQualificationForSignature } from '../application/put-qualification-for-signature';
import { PutRevocationForSignature } from '../application/put-revocation-for-signature';
import { READINGS, ReadingsController } from '../api/http/readings.controller';
import { ReadVersion } from '../application/read-version';
import { ReceiveDocument } from '../application/receive-document';
import { ReceiveVersion } from '../application/receive-version';
import { RevokeQualification } from '../application/revoke-qualification';
import { announceExpiry } from './announce-expiry';

class TrainingModule {}

/** Qualifications of people, as the composition root sees them. Its heartbeats come from the relay. */
export const training: ServiceDefinition = {
  name: 'training',
  replay: () => rowsOf,
  migrations: [Qualifications1764000000000, Readings1765500000000, ReadUntil1767700000002, DocumentsToRead1768000000002],
  module({ transactions, objects, ids, settings }) {
    const qualifications = new PostgresQualifications(transactions);
    const readings = new PostgresReadings(transactions);
    const issuer = settings.signingIssuer;
    return {
      module: TrainingModule,
      controllers: [QualificationsController, MatrixController, ReadingsController, RecipesHandler, DocumentsHandler],
      providers: [
        { provide: READINGS, useValue: readings },
        { provide: ReadVersion, useValue: new ReadVersion(transactions, readings, qualifications, ids, issuer) },
        { provide: ReceiveVersion, useValue: new ReceiveVersion(readings, new ObjectRecipeDocuments(objects)) },
        { provide: ReceiveDocument, useValue: new ReceiveDocument(readings) },
        { provide: MATRIX, useValue: new PostgresMatrix(transactions) },
        { provide: QUALIFICATIONS, useValue: qualifications },
        { provide: PutQualificationForSignature, useValue: new PutQualificationForSignature(transactions, qualifications, ids) },
        { provide: GrantQualification, useValue: new GrantQualification(transactions, qualifications, ids, issuer) },
        { provide: PutRevocationForSignature, useValue: new PutRevocationForSignature(transactions, qualifications, ids) },
        { provide: RevokeQualification, useValue: new RevokeQualification(transactions, qualifications, issuer) },
        { provide: ExpireQualifications, useValue: new ExpireQualifications(transactions, qualifications) },
      ],
    };
  },
  start: (app, platform) => Promise.resolve(announceExpiry(app.get(ExpireQualifications), platform)),
  async dueTimers(app) {
    await app.get(ExpireQualifications).execute();
  },
};
