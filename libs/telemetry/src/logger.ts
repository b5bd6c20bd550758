import { context, trace } from '@opentelemetry/api';
import { destination, pino, type Logger as PinoLogger } from 'pino';

/** The one logger. Lines are JSON with the trace they belong to; secrets are taken out. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly service: string;
  /** Default `info`. */
  readonly level?: string;
  /** File to append to; default: standard output. Written at once, so that the last line before a crash is there. */
  readonly file?: string;
}

/** Names under which secrets travel, at the top of a line and up to two objects deep. */
const SECRETS = ['password', 'secret', 'otpSecret', 'otp', 'token', 'idToken', 'id_token', 'accessToken', 'access_token', 'refresh_token', 'authorization', 'cookie', 'client_secret', 'signingClientSecret', 'packageKeyPem'];

/** Makes the logger of a process; services take children of it: `logger.child({ service })`. */
export function createLogger({ service, level = 'info', file }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[taken out]' },
    mixin: traceOf,
  };
  return file === undefined ? pino(options) : pino(options, destination({ dest: file, mkdir: true, sync: true, mode: 0o600 }));
}

function traceOf(): Record<string, string> {
  const span = trace.getSpan(context.active())?.spanContext();
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
}
