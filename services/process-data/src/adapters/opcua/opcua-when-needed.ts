import type { SourceCredentials, SourceDriver } from '../../application/source-driver';
import { whyOf } from './unreachable';

/** The driver, loaded with the first connection that needs it: node-opcua takes 90 MB, which a plant without OPC UA does not give. */
export function opcUaWhenNeeded(credentials: SourceCredentials): SourceDriver {
  let loading: Promise<SourceDriver> | undefined;
  const load = async (): Promise<SourceDriver> => {
    // not `import()`: tests run from sources, where nothing ends in .js
    const { OpcUaDriver } = await Promise.resolve(require('./opcua-driver') as typeof import('./opcua-driver'));
    return new OpcUaDriver(credentials);
  };
  const driver = (): Promise<SourceDriver> => (loading ??= load());
  return {
    protocol: 'opcua',
    listen(settings, tags, sink) {
      let closed = false;
      const listening = driver().then((loaded) => (closed ? undefined : loaded.listen(settings, tags, sink))).catch((error: unknown) => {
        sink.state({ state: 'lost', why: whyOf(error) });
      });
      return {
        async close() {
          closed = true;
          const session = await listening;
          await session?.close();
        },
      };
    },
    browse: async (...asked) => (await driver()).browse(...asked),
    tryOut: async (...asked) => (await driver()).tryOut(...asked),
    write: async (...asked) => (await driver()).write(...asked),
    close: async () => (await loading)?.close?.(),
  };
}
