import { Catch, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { BusStrategy } from './bus-strategy';

/** Hands a handler's error on as it is: Nest's own filter would replace it by "Internal server error", and parking needs the reason. */
@Catch()
class KeepTheError implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Connects the consumer of a service to its application; `app.startAllMicroservices()` then begins to read. */
export function connectBus(app: INestApplication, strategy: BusStrategy): void {
  const consumer = app.connectMicroservice({ strategy }, { deferInitialization: true }) as NestMicroservice;
  consumer.useGlobalFilters(new KeepTheError());
  // What connectMicroservice does by itself, only after the filter is there: handlers keep the filters that they found.
  consumer.registerListeners();
  consumer.setIsInitialized(true);
  consumer.setIsInitHookCalled(true);
}
