import { AttributeIds, coerceNodeId, DataType, VariantArrayType, type ClientSession, type VariantOptions } from 'node-opcua-client';
import { refuse } from '@batchwright/kernel';

/** Whole numbers: least and most of their type. */
const WHOLE: Readonly<Partial<Record<DataType, readonly [number, number]>>> = {
  [DataType.SByte]: [-128, 127], [DataType.Byte]: [0, 255], [DataType.Int16]: [-32_768, 32_767], [DataType.UInt16]: [0, 65_535],
  [DataType.Int32]: [-2_147_483_648, 2_147_483_647], [DataType.UInt32]: [0, 4_294_967_295],
};

/** Writes a value in the type that the node has. Throws `source-refuses`. */
export async function writeValue(session: ClientSession, address: string, value: number | boolean | string): Promise<void> {
  const nodeId = coerceNodeId(address);
  const dataType = await session.getBuiltInDataType(nodeId).catch(() => DataType.Null);
  const status = await session.write({ nodeId, attributeId: AttributeIds.Value, value: { value: variantOf(address, dataType, value) } });
  if (status.isBad()) throw refuse('source-refuses', { address, why: `the server says ${status.name}` });
}

function variantOf(address: string, dataType: DataType, value: number | boolean | string): VariantOptions {
  const not = (what: string): never => {
    throw refuse('source-refuses', { address, why: `${JSON.stringify(value)} is no ${what}` });
  };
  const made = (as: unknown): VariantOptions => ({ dataType, arrayType: VariantArrayType.Scalar, value: as });
  if (dataType === DataType.Boolean) return typeof value === 'boolean' ? made(value) : not('yes or no');
  if (dataType === DataType.String) return typeof value === 'string' ? made(value) : not('text');
  if (dataType === DataType.Float || dataType === DataType.Double) return typeof value === 'number' && Number.isFinite(value) ? made(value) : not('number');
  const limits = WHOLE[dataType];
  if (!limits) throw refuse('source-refuses', { address, why: `there is no such node, or it is of a type that is not written (${DataType[dataType]})` });
  return typeof value === 'number' && Number.isInteger(value) && value >= limits[0] && value <= limits[1] ? made(value) : not(`whole number from ${limits[0]} to ${limits[1]}`);
}
