import { ChoiceField, CommandAnswer, IdField, ListField, PartField, TextField } from '@batchwright/host';
import { RaisedExceptionPart } from './step-acts.dto';

export class RunCommandRequest {
  @ChoiceField(['start', 'pause', 'resume', 'hold', 'restart', 'stop', 'abort'])
  command!: 'start' | 'pause' | 'resume' | 'hold' | 'restart' | 'stop' | 'abort';

  @TextField(500, { optional: true, description: 'Why; asked for by everything but start, resume and restart' })
  reason?: string;
}

export class ReleaseToFloorRequest {}

export class PhotoPart {
  @TextField(64, { description: 'SHA-256 of its bytes, which were sent before' })
  sha256!: string;

  @TextField(200, { optional: true })
  fileName?: string;
}

export class RaiseExceptionRequest {
  @IdField({ optional: true, description: 'Step that it concerns' })
  stepKey?: string;

  @ChoiceField(['minor', 'major', 'critical'])
  severity!: 'minor' | 'major' | 'critical';

  @TextField(2000, { optional: true, description: 'What happened; may be left out at a step, where a comment can follow' })
  text?: string;

  @PartField(PhotoPart, { optional: true, description: 'A picture of what was seen' })
  photo?: PhotoPart;
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
