import { CurrentActor, Permission, Public, type Actor, type CommandContext } from '@batchwright/access';
import { Alarm } from '@batchwright/bus';
import { Command, CommandAnswer, CountField, FlagField, IdField, ObjectField, TextField } from '@batchwright/host';
import { DomainError } from '@batchwright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Sse, UseGuards, type MessageEvent } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { SharedView, type SharedStep } from '../../application/shared-view';
import { OpensView } from './opens-view.guard';
import { ViewToken } from './view-token';

/** Milliseconds between two looks when nobody rings, and until it is said that the stream flows. */
const LOOK_MS = 2000;
const STILL_HERE_MS = 15_000;
const WHY_PUBLIC = 'opened by a view token, which tandem gives to who stands in the session and no other door takes';

export class PlaceRequest {
  @IdField({ description: 'Key of the step, which was begun', example: 'blend' })
  stepKey!: string;
}

export class ViewTokenResponse {
  @TextField(100, { description: 'Goes into the header Authorization, as Bearer, of the view of this session' })
  token!: string;

  @IdField({ description: 'Step that it shows' })
  stepKey!: string;

  @CountField(1, 3600, { description: 'How long it counts; at most as long as one stands in the session and the operator at the step' })
  seconds!: number;
}

export class SharedStepResponse {
  @IdField()
  stepKey!: string;

  @CountField(0, Number.MAX_SAFE_INTEGER, { description: 'Sequence of the run up to which it is shown; 0 = nothing was told yet' })
  sequence!: number;

  @FlagField({ description: 'False: too long, and shown without earlier values and stopped tries, or not at all' })
  complete!: boolean;

  @ObjectField({ optional: true, description: 'The step as `GET /api/batch-execution/v1/runs/{id}/steps/{key}` answers it to somebody who may do nothing there' })
  card?: Record<string, unknown>;
}

/** The step of a session, as whoever stands beside it sees it. */
@ApiTags('shared view')
@Controller('v1/sessions/:id')
export class ViewController {
  constructor(private readonly shared: SharedView) {}

  @Post('place')
  @HttpCode(200)
  @Permission('tandem.call')
  @ApiOkResponse({ type: CommandAnswer })
  move(@Command() context: CommandContext, @Param('id') id: string, @Body() { stepKey }: PlaceRequest): Promise<CommandAnswer> {
    return this.shared.move(id, stepKey, context);
  }

  @Post('view-tokens')
  @Permission('tandem.take-part')
  @ApiCreatedResponse({ type: ViewTokenResponse })
  give(@CurrentActor() actor: Actor, @Command() _context: CommandContext, @Param('id') id: string): Promise<ViewTokenResponse> {
    return this.shared.give(id, actor);
  }

  @Get('view')
  @Public(WHY_PUBLIC)
  @ApiBearerAuth('view')
  @ApiOkResponse({ type: SharedStepResponse })
  view(@Param('id') id: string, @ViewToken() token?: string): Promise<SharedStep> {
    return this.shared.read(id, token);
  }

  @Sse('view/changes')
  @Public(WHY_PUBLIC)
  @ApiBearerAuth('view')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Events: `changed` with `{ sequence }`, first at once; `over` with `{ why }` when the token opens the view no more, which ends the stream' })
  @UseGuards(OpensView)
  changes(@Param('id') id: string, @ViewToken() token?: string): Observable<MessageEvent> {
    return new Observable<MessageEvent>((follower) => {
      let last = -1;
      let told = performance.now();
      const alarm = new Alarm();
      const say = (event: MessageEvent): void => {
        told = performance.now();
        follower.next(event);
      };
      const follow = async (): Promise<void> => {
        while (!follower.closed) {
          const sequence = await this.shared.toldUpTo(id, token);
          if (sequence !== last) say({ type: 'changed', data: { sequence: (last = sequence) } });
          if (performance.now() - told > STILL_HERE_MS) say({ comment: 'still here' } as MessageEvent);
          await alarm.sleep(LOOK_MS);
        }
      };
      const leave = this.shared.wake(id, () => alarm.ring());
      follow()
        .catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
          say({ type: 'over', data: { why: String(error.params['why'] ?? error.code) } });
        })
        .then(() => follower.complete(), (error: unknown) => follower.error(error));
      return () => {
        leave();
        alarm.ring();
      };
    });
  }
}
