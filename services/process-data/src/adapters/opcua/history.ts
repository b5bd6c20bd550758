import { HistoryReadRequest, ReadRawModifiedDetails, TimestampsToReturn, type ClientSession, type DataValue, type NodeId } from 'node-opcua-client';
import type { Reading } from '../../domain/reading';
import { readingOf } from './reading-of';

const VALUES_PER_REQUEST = 1000;

/** Hands over what a server kept of one node after `from` and up to `until` (microseconds), page by page. False: it keeps none. */
export async function readHistory(session: ClientSession, nodeId: NodeId, from: number, until: number, take: (readings: readonly Omit<Reading, 'tag' | 'unit'>[]) => Promise<void>): Promise<boolean> {
  const historyReadDetails = new ReadRawModifiedDetails({
    isReadModified: false, returnBounds: false, numValuesPerNode: VALUES_PER_REQUEST,
    startTime: new Date(Math.floor(from / 1000)), endTime: new Date(Math.ceil(until / 1000) + 1),
  });
  let continuationPoint: Buffer | undefined;
  do {
    const request = new HistoryReadRequest({ historyReadDetails, timestampsToReturn: TimestampsToReturn.Both, releaseContinuationPoints: false, nodesToRead: [{ nodeId, continuationPoint }] });
    const result = (await session.historyRead(request)).results?.[0];
    if (!result || result.statusCode.isBad()) return false;
    const values = (result.historyData as { dataValues?: DataValue[] | null } | null)?.dataValues ?? [];
    const readings = values.map(readingOf).filter(({ at, status }) => at > from && at <= until && status !== 'BadBoundNotFound');
    if (readings.length > 0) await take(readings);
    continuationPoint = result.continuationPoint?.length ? result.continuationPoint : undefined;
  } while (continuationPoint);
  return true;
}
