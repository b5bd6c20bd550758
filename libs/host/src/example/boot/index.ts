import type { ServiceDefinition } from '../../platform';
import { BadgeTable1764000000000 } from '../adapters/postgres/badge-table';
import { PostgresBadges } from '../adapters/postgres/postgres-badges';
import { BADGES, BadgesController } from '../api/http/badges.controller';
import { GiveBadge } from '../application/give-badge';
import { WithdrawBadge } from '../application/withdraw-badge';

/** Controllers and handlers are Nest's; everything else is made here by hand, so that one sees what depends on what. */
class BadgesModule {}

/** The example as the composition root sees it. It lives in the place of the service `training`. */
export const badges: ServiceDefinition = {
  name: 'training',
  migrations: [BadgeTable1764000000000],
  module({ transactions, ids }) {
    const kept = new PostgresBadges(transactions);
    return {
      module: BadgesModule,
      controllers: [BadgesController],
      providers: [
        { provide: BADGES, useValue: kept },
        { provide: GiveBadge, useValue: new GiveBadge(transactions, kept, ids) },
        { provide: WithdrawBadge, useValue: new WithdrawBadge(transactions, kept) },
      ],
    };
  },
};
