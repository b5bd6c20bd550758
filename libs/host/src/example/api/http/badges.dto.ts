import { FlagField, IdField, InstantField, SiteField, TextField } from '../../../http/fields';

export class GiveBadgeRequest {
  @SiteField()
  site!: string;

  @IdField({ description: 'Employee number', example: 'E1001' })
  person!: string;

  @IdField({ example: 'dispensing' })
  code!: string;

  @InstantField()
  from!: string;

  @InstantField()
  until!: string;
}

export class WithdrawBadgeRequest {
  @TextField(500, { description: 'Why; it stands in the record' })
  reason!: string;
}

export class BadgeResponse {
  @IdField()
  id!: string;

  @SiteField()
  site!: string;

  @IdField()
  person!: string;

  @IdField()
  code!: string;

  @InstantField()
  from!: string;

  @InstantField()
  until!: string;

  @FlagField()
  withdrawn!: boolean;
}
