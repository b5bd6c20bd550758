import { fromEnvelope, type BusMessage, type Envelope, type Topic } from '@batchwright/contracts';

/** A message as it stands in a log, opened or not. */
export interface LogRow {
  readonly topic: Topic;
  readonly partition: number;
  readonly position: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Opens a row of the log. One that cannot be opened comes as far as it can be read, with the reason: whoever takes it in parks it, and the rows behind it go on. */
export function messageOf(row: LogRow): BusMessage {
  const { topic, key, headers, body, partition, position } = row;
  const place = { partition, position };
  const envelope: Envelope = { topic, key, headers, body };
  try {
    const message = fromEnvelope(envelope, place);
    if (![message.sequence, message.part].every(isCount)) throw new Error(`sequence ${headers.ce_sequence ?? ''} and part ${headers.ce_part ?? ''} are no counts`);
    return message;
  } catch (error) {
    const { ce_type: type = '', ce_subject: subject = key, ce_site: site = '', ce_id: id = `${topic}/${partition}/${position}`, ce_source: source = '', ce_time: time = '' } = headers;
    const [sequence, part] = [headers.ce_sequence, headers.ce_part].map((text) => (isCount(Number(text)) ? Number(text) : 0)) as [number, number];
    return { topic, type, subject, site, sequence, data: { text: body }, id, source, time, part, ...place, unreadable: error instanceof Error ? error.message : String(error) };
  }
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}
