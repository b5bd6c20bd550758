/** The parts of kafkajs by which a request is written that it does not have itself. */
declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    writeInt8(value: number): Encoder;
    writeInt32(value: number): Encoder;
    writeUVarIntString(value: string): Encoder;
    /** Without a value: an empty list of tagged fields. */
    writeUVarIntBytes(value?: Buffer): Encoder;
    writeUVarIntArray(items: readonly Encoder[]): Encoder;
  }
  export = Encoder;
}

declare module 'kafkajs/src/protocol/decoder' {
  class Decoder {
    constructor(data: Buffer);
    readInt16(): number;
    readInt32(): number;
    readUVarIntString(): string | null;
    readUVarIntArray<T>(read: (decoder: Decoder) => T): T[];
    readTaggedFields(): unknown;
  }
  export = Decoder;
}

declare module 'kafkajs/src/network/requestQueue' {
  class RequestQueue {
    constructor(options: object);
    readonly pending: unknown[];
    /** The timer that is set; null = none. */
    readonly throttleCheckTimeoutId: unknown;
    destroy(): void;
    push(request: object): void;
    fulfillRequest(response: { correlationId: number; payload: unknown; size: number }): void;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}

declare module 'kafkajs/src/broker' {
  class Broker {
    produce(request: object): Promise<unknown>;
  }
  export = Broker;
}
