import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineAccess, ServiceApp } from '@batchwright/host';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { startLocalPlant, type LocalPlant } from '../../deploy/local/plant/local-plant';
import { SILENT_PROGRESS } from '../../deploy/local/plant/progress';
import { addressOf } from '../../deploy/local/commands/ready-file';
import { BenchPeople } from './bench-people';
import type { Statements } from './statements';

/** The built screens; this file runs from dist/tests/bench. */
const CONSOLE = join(__dirname, '../../services/web-console/ui');

/** A plant in this process, durable as any other, with people who work in it. */
export class BenchPlant {
  private constructor(
    readonly plant: LocalPlant,
    private readonly folder: string,
    readonly people: BenchPeople,
  ) {}

  /** `without`: a service that is left out; `machines`: with what servers of machines are met, and what is told of troubles that a measure makes on purpose. */
  static async start(without?: string, machines?: { readonly access: MachineAccess; readonly logLevel: string }): Promise<BenchPlant> {
    const folder = mkdtempSync(join(tmpdir(), 'bw-bench-'));
    const definitions = allServices().filter(({ name }) => name !== without);
    const plant = await startLocalPlant({ definitions, dataDir: folder, port: 0, postgres: 'plant', clock: 'real', profile: 'plant', progress: SILENT_PROGRESS, logLevel: machines?.logLevel ?? 'error', consoleFiles: CONSOLE, ...(machines ? { machineAccess: machines.access } : {}) });
    return new BenchPlant(plant, folder, await BenchPeople.of(addressOf(plant), folder, plant.settings));
  }

  /** The service that executes batches. */
  get execution(): ServiceApp {
    const service = this.plant.services.services.find(({ definition }) => definition.name === 'batch-execution');
    if (!service) throw new Error('this plant does not execute batches');
    return service;
  }

  /** From now on, round trips of requests to this service are counted under the label of their address. */
  label(statements: Statements, labelOf: (url: string) => string): void {
    const service = this.execution as { handle: ServiceApp['handle'] };
    const handle = service.handle.bind(service);
    service.handle = (request, response) => statements.as(labelOf(request.url ?? ''), () => handle(request, response));
  }

  async stop(): Promise<void> {
    await this.plant.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
