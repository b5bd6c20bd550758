import type { BusTransport, Subscription } from '@batchwright/bus';
import { topicsReadBy, type BusMessage, type ServiceName, type Topic } from '@batchwright/contracts';
import type { Change } from '../../application/hint';

/** The topics of which consoles are told. */
export function topicsOfChanges(reader: ServiceName): Topic[] {
  return topicsReadBy(reader).filter((topic) => topic.endsWith('.events.v1'));
}

/**
 * What happens in all services from now on. The group is this replica's own and leaves no trace: each replica has to hear
 * everything, and nobody needs yesterday's hints. `onMissed` is called when some may have been missed, because the bus came later than this replica.
 */
export function listenToChanges(bus: BusTransport, reader: ServiceName, replica: string, onChange: (change: Change) => void, onMissed: () => void): Promise<Subscription> {
  const onMessage = (message: BusMessage): Promise<void> => {
    onChange(changeOf(message));
    return Promise.resolve();
  };
  return bus.subscribe(`${reader}/${replica}`, topicsOfChanges(reader), onMessage, { from: 'end', ephemeral: true, onLate: onMissed });
}

/** `/batchwright/resources` → `resources`. */
function changeOf({ source, subject, sequence, site }: BusMessage): Change {
  return { service: source.slice(source.lastIndexOf('/') + 1), aggregate: subject, sequence, site };
}
