import { createServer, type Server } from 'node:http';
import { Pool } from 'pg';

/** One bare Node HTTP call with the same rows behind it: reads a JSON list of parameters, runs the prepared statement, answers. */
export function bareServer(databaseUrl: string, sql: string, connections: number): { server: Server; pool: Pool } {
  const pool = new Pool({ connectionString: databaseUrl, max: connections });
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      pool.query({ name: 'bare', text: sql, values: JSON.parse(text) as string[] }).then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"aggregate":"run","sequence":1}'),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  return { server, pool };
}
