import { refuse } from '@batchwright/kernel';
import type { SourceCredentials } from '../../application/source-driver';

interface Told {
  readonly credentials: Readonly<Record<string, { readonly user: string; readonly password: string }>>;
  readonly own?: { readonly certificate: string; readonly key: string };
}

/** Credentials as the operator of the plant put them beside the service, by name: no screen and no record ever has them. */
export class ToldCredentials implements SourceCredentials {
  constructor(private readonly told: Told) {}

  find(name: string): Promise<{ user: string; password: string }> {
    const found = Object.hasOwn(this.told.credentials, name) ? this.told.credentials[name] : undefined;
    return found ? Promise.resolve(found) : Promise.reject(refuse('credential-unknown', { name }, { field: 'credential' }));
  }

  own(): Promise<{ certificate: string; key: string }> {
    return this.told.own ? Promise.resolve(this.told.own) : Promise.reject(refuse('credential-unknown', { name: 'the certificate of the plant' }));
  }
}
