import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The number of the certificate of a calibration. Calibrations from before it have none. */
export class CalibrationCertificates1765545000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE equipment ADD COLUMN calibration_certificate text');
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE equipment DROP COLUMN calibration_certificate');
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
  }
}
