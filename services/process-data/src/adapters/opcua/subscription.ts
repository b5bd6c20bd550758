import {
  AttributeIds, DataChangeNotification, MonitoringMode, PublishRequest, RepublishRequest, StatusChangeNotification, StatusCodes, TimestampsToReturn,
  type ClientSession, type ClientSessionPublishService, type ClientSessionRawSubscriptionService, type DataValue, type NodeId, type NotificationMessage, type PublishResponse, type TransferSubscriptionsResponse,
} from 'node-opcua-client';

/** A node that is listened to. */
export interface WatchedNode {
  readonly nodeId: NodeId;
  readonly samplingMs: number;
}

/** The services beneath node-opcua's own subscriptions. */
export type Services = ClientSession & ClientSessionPublishService & ClientSessionRawSubscriptionService;

/** What one message of the server brought: position of the node in the list, and its value. */
export interface Heard {
  readonly values: readonly { readonly node: number; readonly value: DataValue }[];
  /** Time of the server at which it sent, microseconds. */
  readonly sentAt: number;
}

/** Who listens. Each call is awaited before the server is told that a message was taken. */
export interface Listeners {
  heard(message: Heard): Promise<void>;
  /** Messages are missing that the server does not have any more. */
  missing(sentAt: number): Promise<void>;
}

/** Outages up to this long lose nothing: so long the server keeps the subscription and what its queues hold. */
const KEPT_MS = 600_000;
const QUEUED_MS = 300_000;
const QUEUE_MOST = 10_000;
const KEEP_ALIVE_MS = 3000;
const ITEMS_PER_REQUEST = 500;
/** Requests that wait at the server, so that it can send at any time. */
const WAITING = 3;

/**
 * One subscription at a server. node-opcua's own acknowledges what it has received; this one acknowledges what was taken, so that a message is
 * either safe with us or still with the server, whichever side falls. It outlives sessions: another one takes it over.
 */
export class Subscription {
  private last = 0;
  private toAcknowledge: number[] = [];
  /** Time of the server when it was heard last, microseconds. */
  heardAt: number | undefined;

  private constructor(private readonly id: number, private readonly keepAliveMs: number) {}

  /** Begins to listen. `refused` says of each node why the server does not watch it. */
  static async begin(session: Services, nodes: readonly WatchedNode[], publishingMs: number): Promise<{ subscription: Subscription; refused: ReadonlyMap<number, string> }> {
    const keepAlives = Math.max(1, Math.ceil(KEEP_ALIVE_MS / publishingMs));
    const made = await session.createSubscription({
      requestedPublishingInterval: publishingMs, requestedMaxKeepAliveCount: keepAlives, requestedLifetimeCount: Math.max(keepAlives * 3, Math.ceil(KEPT_MS / publishingMs)),
      maxNotificationsPerPublish: 2000, publishingEnabled: true, priority: 1,
    });
    const refused = new Map<number, string>();
    for (let from = 0; from < nodes.length; from += ITEMS_PER_REQUEST) {
      const { results } = await session.createMonitoredItems({
        subscriptionId: made.subscriptionId, timestampsToReturn: TimestampsToReturn.Both,
        itemsToCreate: nodes.slice(from, from + ITEMS_PER_REQUEST).map(({ nodeId, samplingMs }, index) => ({
          itemToMonitor: { nodeId, attributeId: AttributeIds.Value }, monitoringMode: MonitoringMode.Reporting,
          requestedParameters: { clientHandle: from + index, samplingInterval: samplingMs, queueSize: Math.min(QUEUE_MOST, Math.ceil(QUEUED_MS / Math.max(samplingMs, 10))), discardOldest: true },
        })),
      });
      results?.forEach(({ statusCode }, index) => {
        if (statusCode.isBad()) refused.set(from + index, statusCode.name);
      });
    }
    return { subscription: new Subscription(made.subscriptionId, made.revisedPublishingInterval * made.revisedMaxKeepAliveCount), refused };
  }

  /** Takes it over into a new session, and what was sent and not taken. False: the server does not have it any more. */
  async resume(session: Services, listeners: Listeners): Promise<boolean> {
    // its types forget that the call without a callback promises
    const answer = session.transferSubscriptions({ subscriptionIds: [this.id], sendInitialValues: false }) as unknown as Promise<TransferSubscriptionsResponse>;
    const { results } = await answer;
    const result = results?.[0];
    if (!result || result.statusCode.isBad()) return false;
    const available = result.availableSequenceNumbers ?? [];
    this.toAcknowledge = available.filter((number) => number <= this.last);
    for (const newest = Math.max(this.last, ...available); this.last < newest;) await this.fetch(session, this.last + 1, listeners);
    return true;
  }

  /** Listens until the session is lost, the subscription is ended by the server, or a listener throws; then rejects. */
  listen(session: Services, listeners: Listeners): Promise<never> {
    return new Promise((_, failed) => {
      let watch: NodeJS.Timeout | undefined;
      let ended = false;
      const end = (error: unknown): void => {
        ended = true;
        clearTimeout(watch);
        failed(error instanceof Error ? error : new Error(String(error)));
      };
      const patient = (): void => {
        clearTimeout(watch);
        watch = setTimeout(() => end(new Error('timed out: the server fell silent')), Math.max(10_000, this.keepAliveMs * 3));
      };
      let order = Promise.resolve();
      const ask = (): void => {
        if (ended) return;
        patient();
        const request = new PublishRequest({
          requestHeader: { timeoutHint: Math.max(30_000, this.keepAliveMs * (WAITING + 2)) },
          subscriptionAcknowledgements: this.toAcknowledge.splice(0).map((sequenceNumber) => ({ subscriptionId: this.id, sequenceNumber })),
        });
        session.publish(request, (error, response) => {
          if (error || !response) return end(error ?? new Error('BadConnectionClosed'));
          // while it is being stored, silence is ours and not the server's
          clearTimeout(watch);
          order = order.then(() => (ended ? undefined : this.receive(session, response, listeners))).then(ask, end);
        });
      };
      for (let waiting = 0; waiting < WAITING; waiting += 1) ask();
    });
  }

  private async receive(session: Services, response: PublishResponse, listeners: Listeners): Promise<void> {
    if (response.subscriptionId !== this.id) return;
    const { notificationMessage: message } = response;
    const empty = !message.notificationData?.length;
    // a message without data carries the number of the next one
    const newest = empty ? message.sequenceNumber - 1 : message.sequenceNumber;
    for (let number = this.last + 1; number < newest + (empty ? 1 : 0); number += 1) await this.fetch(session, number, listeners);
    if (empty) this.heardAt = Math.max(this.heardAt ?? 0, microsecondsOf(message));
    else if (message.sequenceNumber > this.last) await this.take(message, listeners);
  }

  /** Asks once more for a message that was sent. */
  private async fetch(session: Services, retransmitSequenceNumber: number, listeners: Listeners): Promise<void> {
    const message = await new Promise<NotificationMessage | undefined>((resolve, reject) => session.republish(new RepublishRequest({ subscriptionId: this.id, retransmitSequenceNumber }), (error, response) => {
      if (response?.responseHeader.serviceResult.equals(StatusCodes.Good)) resolve(response.notificationMessage);
      else if (/BadMessageNotAvailable/.test(error?.message ?? '')) resolve(undefined);
      else reject(error ?? new Error('BadConnectionClosed'));
    }));
    if (message) return this.take(message, listeners);
    await listeners.missing(Date.now() * 1000);
    this.last = retransmitSequenceNumber;
  }

  private async take(message: NotificationMessage, listeners: Listeners): Promise<void> {
    const values: { node: number; value: DataValue }[] = [];
    let over: string | undefined;
    for (const notification of message.notificationData ?? []) {
      if (notification instanceof DataChangeNotification) for (const { clientHandle, value } of notification.monitoredItems ?? []) values.push({ node: clientHandle, value });
      if (notification instanceof StatusChangeNotification && notification.status.isBad()) over = notification.status.name;
    }
    const sentAt = microsecondsOf(message);
    await listeners.heard({ values, sentAt });
    this.last = message.sequenceNumber;
    this.toAcknowledge.push(message.sequenceNumber);
    this.heardAt = Math.max(this.heardAt ?? 0, sentAt);
    if (over !== undefined) throw new Error(`the server ended the subscription: ${over}`);
  }
}

function microsecondsOf({ publishTime }: NotificationMessage): number {
  const sent = publishTime?.getTime() ?? 0;
  // a server that is stopping sends messages of the year 1601
  return (sent > 0 ? sent : Date.now()) * 1000;
}
