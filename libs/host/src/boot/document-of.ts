import { generateKeyPairSync } from 'node:crypto';
import { Metrics } from '@batchwright/telemetry';
import { Module, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Platform, ServiceDefinition } from '../platform';

@Module({})
class DocumentRoot {}

/**
 * The published document of a service without starting it: no database, no bus. For generators of clients; the wiring is made on a
 * platform that does nothing, so a service that acts while it is wired (and not in `start`) fails here.
 */
export async function documentOf(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const root = { module: DocumentRoot, imports: [definition.module(idlePlatform(definition))] };
  const app = await NestFactory.create(root, new FastifyAdapter(), { logger: false, abortOnError: false });
  app.setGlobalPrefix(`api/${definition.name}`, { exclude: [{ path: '/', method: RequestMethod.GET }] });
  return documentIn(definition.name, app as never);
}

/** The document of a service whose application is wired. */
export function documentIn(service: string, app: Parameters<typeof SwaggerModule.createDocument>[0]): OpenAPIObject {
  const title = new DocumentBuilder().setTitle(`Batchwright ${service}`).setVersion('1').addBearerAuth().build();
  return SwaggerModule.createDocument(app, title, { ignoreGlobalPrefix: false });
}

function idlePlatform({ name }: ServiceDefinition): Platform {
  const nothing = new Proxy({}, { get: (_, what) => (what === 'then' ? undefined : () => undefined) });
  return {
    service: name,
    transactions: nothing as Platform['transactions'],
    bus: nothing as Platform['bus'],
    objects: nothing as Platform['objects'],
    verifier: nothing as Platform['verifier'],
    logger: nothing as Platform['logger'],
    metrics: new Metrics(),
    ids: () => '00000000-0000-7000-8000-000000000000',
    wake: () => undefined,
    settings: {
      consoleIssuer: 'http://localhost/realms/batchwright', signingIssuer: 'http://127.0.0.1/realms/batchwright', consoleOrigin: 'http://localhost', signingOrigin: 'http://127.0.0.1',
      clock: 'plant-clock', sites: [], idleLockSeconds: 600, signingClientSecret: 'none', directoryClientSecret: 'none',
      packageKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    },
  };
}
