import { ChoiceField, CommandAnswer, IdField, ListField, TextField } from '@batchwright/host';
import { RaisedExceptionPart } from './step-acts.dto';

export class RunCommandRequest {
  @ChoiceField(['start', 'pause', 'resume', 'hold', 'restart', 'stop', 'abort'])
  command!: 'start' | 'pause' | 'resume' | 'hold' | 'restart' | 'stop' | 'abort';

  @TextField(500, { optional: true, description: 'Why; asked for by everything but start, resume and restart' })
  reason?: string;
}

export class ReleaseToFloorRequest {}

export class RaiseExceptionRequest {
  @IdField({ optional: true, description: 'Step that it concerns' })
  stepKey?: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: 'minor' | 'major' | 'critical';

  @TextField(2000, { optional: true, description: 'What happened; may be left out at a step, where a comment can follow' })
  text?: string;
}

export class AddCommentRequest {
  @IdField({ optional: true })
  stepKey?: string;

  @TextField(4000)
  text!: string;
}

export class RunAnswerResponse extends CommandAnswer {
  @TextField(30)
  state!: string;

  @TextField(30)
  business!: string;

  @ListField(RaisedExceptionPart, 1000)
  exceptions!: RaisedExceptionPart[];
}
