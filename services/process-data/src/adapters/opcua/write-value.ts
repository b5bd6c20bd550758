import { AttributeIds, BrowseDirection, coerceNodeId, DataType, VariantArrayType, type ClientSession, type VariantOptions } from 'node-opcua-client';
import { refuse } from '@batchwright/kernel';
import type { ControllerCommand } from '../../application/source-driver';

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

/**
 * Gives a command with its id to the method of a controller: id and value arrive in one call or not at all, so no crash leaves one without the other, as it could between two nodes that are written. Answers whether the controller
 * had it already. Throws `source-refuses`.
 */
export async function giveCommand(session: ClientSession, address: string, value: number | boolean | string, { id, method }: ControllerCommand): Promise<boolean> {
  const [methodId, nodeId] = [methodNode(address, method), coerceNodeId(address)];
  const dataType = await session.getBuiltInDataType(nodeId).catch(() => DataType.Null);
  const { references } = await session.browse({ nodeId: methodId, referenceTypeId: 'HasComponent', browseDirection: BrowseDirection.Inverse, includeSubtypes: true, nodeClassMask: 0, resultMask: 0 });
  const [parent] = references ?? [];
  if (!parent) throw refuse('source-refuses', { address, why: `the server has no method ${method}` });
  const { statusCode, outputArguments } = await session.call({ objectId: parent.nodeId, methodId, inputArguments: [{ dataType: DataType.String, value: id }, variantOf(address, dataType, value)] });
  if (statusCode.isBad()) throw refuse('source-refuses', { address, why: `the controller says ${statusCode.name}` });
  return outputArguments?.[0]?.value === true;
}

function methodNode(address: string, method: string): ReturnType<typeof coerceNodeId> {
  try {
    return coerceNodeId(method);
  } catch {
    throw refuse('source-refuses', { address, why: `${method} is no node id of a method` });
  }
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
