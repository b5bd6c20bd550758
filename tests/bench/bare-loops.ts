import { Pool } from 'pg';
import type { BareStatement } from './rows-of-an-act';

/** L: the same rows by one prepared statement in bare loops of `pg`, so many side by side; `run` answers statements a second. */
export function bareLoops(databaseUrl: string, bare: BareStatement, chains: number): { run(count: number): Promise<number>; close(): Promise<void> } {
  const pool = new Pool({ connectionString: databaseUrl, max: chains });
  return {
    async run(count) {
      const began = performance.now();
      const loop = async (): Promise<void> => {
        for (let at = 0; at < count; at += 1) await pool.query({ name: 'bare', text: bare.sql, values: bare.parameters() });
      };
      await Promise.all(Array.from({ length: chains }, loop));
      return (chains * count * 1000) / (performance.now() - began);
    },
    close: () => pool.end(),
  };
}
