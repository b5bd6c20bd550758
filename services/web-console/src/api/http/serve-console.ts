import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { ConsoleFile, ConsoleFiles } from '../../application/console-files';

/** The parts of the server underneath that files need; Nest has no words for a path that takes everything. */
interface Server {
  get(path: string, handler: (request: Request, reply: Reply) => Reply): unknown;
}
interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: string | Uint8Array): Reply;
}

/** What the page may load and whom it may ask: this origin, and the provider that signs people in. */
export function contentPolicy(consoleIssuer: string): string {
  const provider = new URL(consoleIssuer).origin;
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'", // Mantine writes the variables of the theme into a style element
    `connect-src 'self' ${provider}`,
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${provider}`,
  ].join('; ');
}

/** What of the device the page may use: camera and microphone, for itself alone, beside a step; nothing of what it does not need. */
export const DEVICE_POLICY = 'camera=(self), microphone=(self), geolocation=(), display-capture=(), payment=(), usb=()';

/** Everything that is not the API: the console's files, and for every address of a screen the one page. */
export class ServeConsole implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost, private readonly files: ConsoleFiles | undefined, private readonly policy: string) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<Server>();
    server.get('/*', (request, reply) => this.answer(request, reply));
  }

  private answer(request: Request, reply: Reply): Reply {
    const path = request.url.split('?')[0] ?? '/';
    if (!this.files?.page) return text(reply, 404, 'The console is not built. Run "npm run build", then start again.');
    const file = this.files.find(path);
    if (file) return this.send(file, request, reply);
    // An address of a screen has no dot; a missing file must not answer with the page.
    if (path.startsWith('/api/') || path.slice(path.lastIndexOf('/')).includes('.')) return text(reply, 404, 'There is nothing here.');
    return this.send(this.files.page, request, reply);
  }

  private send(file: ConsoleFile, request: Request, reply: Reply): Reply {
    const packed = file.packed !== undefined && String(request.headers['accept-encoding'] ?? '').includes('gzip') ? file.packed : undefined;
    if (packed) void reply.header('content-encoding', 'gzip');
    return reply
      .header('content-type', file.type)
      .header('vary', 'accept-encoding')
      .header('cache-control', file.forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('content-security-policy', this.policy)
      .header('permissions-policy', DEVICE_POLICY)
      .send(packed ?? file.content);
  }
}

function text(reply: Reply, status: number, words: string): Reply {
  return reply.code(status).header('content-type', 'text/plain; charset=utf-8').send(`${words}\n`);
}
