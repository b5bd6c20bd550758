import type { ServiceDefinition } from '@batchwright/host';
import { Qualifications1764000000000 } from '../adapters/postgres/migrations/qualifications';
import { PostgresMatrix } from '../adapters/postgres/postgres-matrix';
import { PostgresQualifications } from '../adapters/postgres/postgres-qualifications';
import { MATRIX, MatrixController } from '../api/http/matrix.controller';
import { QUALIFICATIONS, QualificationsController } from '../api/http/qualifications.controller';
import { ExpireQualifications } from '../application/expire-qualifications';
import { GrantQualification } from '../application/grant-qualification';
import { PutQualificationForSignature } from '../application/put-qualification-for-signature';
import { PutRevocationForSignature } from '../application/put-revocation-for-signature';
import { RevokeQualification } from '../application/revoke-qualification';
import { announceExpiry } from './announce-expiry';

class TrainingModule {}

/** Qualifications of people, as the composition root sees them. Its heartbeats come from the relay. */
export const training: ServiceDefinition = {
  name: 'training',
  migrations: [Qualifications1764000000000],
  module({ transactions, ids, settings }) {
    const qualifications = new PostgresQualifications(transactions);
    const issuer = settings.signingIssuer;
    return {
      module: TrainingModule,
      controllers: [QualificationsController, MatrixController],
      providers: [
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
