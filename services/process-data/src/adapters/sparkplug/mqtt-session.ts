import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { MqttClient } from 'mqtt';
import type { SourceCredentials } from '../../application/source-driver';
import type { SparkplugSettings } from '../../domain/connection';
import { MqttFrames, type Published } from './mqtt-frames';
import { unreachable, whyOf } from './why-unreachable';

/** A will: what the broker says of us when we are cut off. */
export interface Will {
  readonly topic: string;
  readonly payload: string;
}

export interface SessionOptions {
  readonly clientId: string;
  /** True: the broker keeps the subscription, and what comes for it while we are away. */
  readonly keep: boolean;
  readonly will?: Will;
  readonly connectMs: number;
  message(published: Published, acknowledge: () => void): void;
}

/** A connection to a broker, until it ends. It does not come back by itself. */
export interface Session {
  /** The broker knew us and kept what came. */
  readonly resumed: boolean;
  /** Throws `source-unreachable` when the broker does not let this user hear them. */
  subscribe(topics: readonly string[]): Promise<void>;
  publish(topic: string, payload: Uint8Array | string, how?: { readonly qos?: 0 | 1; readonly retain?: boolean }): Promise<void>;
  /** Lets the broker wait. */
  hold(wait: boolean): void;
  /** Resolves at its end, with a sentence about why. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

const KEEP_ALIVE_SECONDS = 15;

/** Throws `source-unreachable` with a sentence, and `credential-unknown`. */
export async function openSession(settings: SparkplugSettings, credentials: SourceCredentials, options: SessionOptions): Promise<Session> {
  const { endpoint } = settings;
  const login = settings.credential === undefined ? undefined : await credentials.find(settings.credential);
  const build = await socketBuilder(settings, credentials);
  let failure: unknown;
  const frames: MqttFrames[] = [];
  const client = new MqttClient(
    () => {
      const stream = new MqttFrames(build(), (published) => {
        const { id } = published;
        options.message(published, () => {
          if (id !== undefined) stream.acknowledge(id);
        });
      });
      stream.on('error', (error) => (failure ??= error));
      frames.push(stream);
      // the client types its stream by another package's copy of the same class
      return stream as never;
    },
    {
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: options.clientId,
      clean: !options.keep,
      keepalive: KEEP_ALIVE_SECONDS,
      reconnectPeriod: 0,
      resubscribe: false,
      connectTimeout: options.connectMs,
      ...(login ? { username: login.user, password: login.password } : {}),
      ...(options.will ? { will: { topic: options.will.topic, payload: Buffer.from(options.will.payload), qos: 1, retain: true } } : {}),
    },
  );
  client.on('error', (error) => (failure ??= error));
  const ended = new Promise<string>((resolve) => client.once('close', () => resolve(whyOf(failure, endpoint))));
  const resumed = await new Promise<boolean>((resolve, reject) => {
    client.once('connect', ({ sessionPresent }) => resolve(sessionPresent));
    void ended.then((why) => reject(unreachable(endpoint, why)));
  }).catch((error: unknown) => {
    client.end(true);
    throw error;
  });
  // the client keeps what it could not send for a next connection, which it will not have
  const gone = ended.then((why): never => {
    throw unreachable(endpoint, why);
  });
  gone.catch(() => undefined);
  return {
    resumed,
    ended,
    async subscribe(topics) {
      const granted = await Promise.race([gone, client.subscribeAsync([...topics], { qos: 1 })]).catch((error: unknown) => {
        throw unreachable(endpoint, `The broker at ${endpoint} does not let this user hear ${topics.join(', ')}: ${error instanceof Error ? error.message : String(error)}.`);
      });
      if (granted.some(({ qos }) => qos === 128)) throw unreachable(endpoint, `The broker at ${endpoint} does not let this user hear ${topics.join(', ')}.`);
    },
    async publish(topic, payload, how = {}) {
      await Promise.race([gone, client.publishAsync(topic, typeof payload === 'string' ? payload : Buffer.from(payload), { qos: how.qos ?? 0, retain: how.retain ?? false })]);
    },
    hold: (wait) => frames.at(-1)?.hold(wait),
    close: () => closeClient(client),
  };
}

/** Says good-bye; a broker that does not take it is left. */
async function closeClient(client: MqttClient): Promise<void> {
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => client.stream.destroy(), 1_000);
    client.stream.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    if (client.stream.destroyed) {
      clearTimeout(late);
      resolve();
    } else client.end();
  });
}

async function socketBuilder(settings: SparkplugSettings, credentials: SourceCredentials): Promise<() => Socket> {
  const url = URL.canParse(settings.endpoint) ? new URL(settings.endpoint) : undefined;
  const secure = url?.protocol === 'mqtts:';
  if (!url || (!secure && url.protocol !== 'mqtt:') || !url.hostname) throw unreachable(settings.endpoint, `${settings.endpoint} is no address of a broker, like mqtts://broker:8883.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (secure ? 8883 : 1883));
  if (!secure) return () => connectTcp({ host, port, noDelay: true });
  // a broker that asks for no certificate gets along without one
  const own = await credentials.own().catch(() => undefined);
  return () =>
    connectTls({
      host,
      port,
      minVersion: 'TLSv1.2',
      ...(isIP(host) ? {} : { servername: host }),
      ...(settings.authority === undefined ? {} : { ca: settings.authority }),
      ...(own ? { cert: own.certificate, key: own.key } : {}),
    });
}
