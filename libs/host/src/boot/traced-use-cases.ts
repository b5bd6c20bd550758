import { inSpan } from '@batchwright/telemetry';
import type { DynamicModule } from '@nestjs/common';

interface UseCase {
  execute(...given: unknown[]): Promise<unknown>;
}

/** Lets every use case of a module show as a span of the trace in hand, under the name of its class. Use cases know nothing of it. */
export function traceUseCases({ providers = [] }: DynamicModule): void {
  for (const provider of providers) {
    const value: unknown = typeof provider === 'object' && 'useValue' in provider ? provider.useValue : undefined;
    if (!isUseCase(value)) continue;
    const execute = value.execute.bind(value);
    value.execute = (...given) => inSpan(value.constructor.name, {}, () => execute(...given));
  }
}

function isUseCase(value: unknown): value is UseCase {
  return typeof value === 'object' && value !== null && 'execute' in value && typeof value.execute === 'function';
}
