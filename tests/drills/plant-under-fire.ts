import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { PlantAddress } from '../../deploy/local/demo/client/plant-client';
import type { DrillPlantOptions } from './drill-plant';

/** What the plant under fire says about itself. */
export interface DrillReady extends PlantAddress {
  readonly port: number;
  readonly adminUrl: string;
  readonly postgresPid: number;
}

const PATIENCE_MS = 120_000;

/** A plant in a process of its own that a drill kills and starts again on the same data and port. */
export class PlantUnderFire {
  private process: ChildProcess | undefined;
  private said = '';
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'bw-drill-'));
  private known: DrillReady | undefined;

  constructor(private readonly withoutInbox = false) {}

  /** Starts it, or starts it again; resolves when it answers. */
  async start(): Promise<DrillReady> {
    const ready = join(this.dataDir, 'state/ready.json');
    rmSync(ready, { force: true });
    const options: DrillPlantOptions = { dataDir: this.dataDir, port: this.known?.port ?? 0, withoutInbox: this.withoutInbox };
    const plant = spawn(process.execPath, [join(__dirname, 'drill-plant.js'), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.process = plant;
    for (const stream of [plant.stdout, plant.stderr]) stream?.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-4000)));
    for (const since = Date.now(); !existsSync(ready); await pause(50)) {
      if (plant.exitCode !== null || Date.now() - since > PATIENCE_MS) throw new Error(`the plant did not start:\n${this.said}`);
    }
    this.known = JSON.parse(readFileSync(ready, 'utf8')) as DrillReady;
    return this.known;
  }

  /** `kill -9`, of the process alone or of its PostgreSQL, too. */
  async kill(withPostgres: boolean): Promise<void> {
    const { process: plant, known } = this;
    if (!plant || !known) return;
    const ended = new Promise<void>((done) => plant.once('exit', () => done()));
    plant.kill('SIGKILL');
    if (withPostgres) process.kill(known.postgresPid, 'SIGKILL');
    await ended;
    if (withPostgres) while (alive(known.postgresPid)) await pause(20);
  }

  /** What a power cut may do to a reader: it forgets how far it was. Works while the process is dead and its PostgreSQL lives. */
  async loseOffsets(group: string): Promise<void> {
    await this.query('UPDATE bus.group_offset SET position = greatest(position - 50, 0) WHERE "group" = $1', [group]);
  }

  /** Nothing is written to a table until what is answered was called: as if its disk hung. */
  async holdShut(table: string): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.known?.adminUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    return async () => {
      await client.query('ROLLBACK');
      await client.end();
    };
  }

  /** As the superuser. */
  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.known?.adminUrl });
    await client.connect();
    try {
      return (await client.query(sql, params)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    const { process: plant } = this;
    if (plant && plant.exitCode === null && plant.signalCode === null) {
      const ended = new Promise<void>((done) => plant.once('exit', () => done()));
      plant.kill('SIGTERM');
      const hard = setTimeout(() => plant.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(hard);
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** A process that ended and was not collected by its parent yet is dead, though its number still takes signals. */
function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}/exe`);
}
