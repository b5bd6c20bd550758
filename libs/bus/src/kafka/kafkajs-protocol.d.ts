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
