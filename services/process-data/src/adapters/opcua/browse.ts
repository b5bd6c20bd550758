import { AccessLevelFlag, AttributeIds, BrowseDirection, DataType, NodeClass, type ClientSession, type DataValue, type NodeId, type ReferenceDescription } from 'node-opcua-client';
import type { BrowsedNode } from '../../application/source-driver';
import type { TagType } from '../../domain/reading';
import { unitsOf } from './units';

/** Children of a node that a server answered with, and where it goes on. */
export interface References {
  readonly references: readonly ReferenceDescription[];
  readonly goesOn?: Buffer;
}

export const PAGE = 200;
const ROOT = 'ns=0;i=85';
/** Bits of Part 4: objects and variables. */
const OBJECTS_AND_VARIABLES = 3;
const ALL_FIELDS = 63;
/** Number, Integer, UInteger. */
const ABSTRACT_NUMBERS: readonly number[] = [26, 27, 28];

/** The first page of children. */
export async function firstPage(session: ClientSession, at = ROOT): Promise<References> {
  const description = { nodeId: at, referenceTypeId: 'ns=0;i=33', includeSubtypes: true, browseDirection: BrowseDirection.Forward, nodeClassMask: OBJECTS_AND_VARIABLES, resultMask: ALL_FIELDS };
  (session as ClientSession & { requestedMaxReferencesPerNode: number }).requestedMaxReferencesPerNode = PAGE;
  return referencesOf(await session.browse(description));
}

/** The page at a continuation point. */
export async function nextPage(session: ClientSession, goesOn: Buffer): Promise<References> {
  return referencesOf(await session.browseNext(goesOn, false));
}

function referencesOf(result: { readonly statusCode: { isBad(): boolean; readonly name: string }; readonly references?: readonly ReferenceDescription[] | null; readonly continuationPoint?: Buffer | null }): References {
  if (result.statusCode.isBad()) throw new Error(result.statusCode.name);
  return { references: result.references ?? [], goesOn: result.continuationPoint?.length ? result.continuationPoint : undefined };
}

/** What stands behind references: type, unit, whether it can be written. */
export async function describe(session: ClientSession, references: readonly ReferenceDescription[]): Promise<BrowsedNode[]> {
  const variables = references.filter(({ nodeClass }) => nodeClass === NodeClass.Variable).map(({ nodeId }) => nodeId as NodeId);
  const asked = variables.flatMap((nodeId) => [AttributeIds.DataType, AttributeIds.ValueRank, AttributeIds.UserAccessLevel].map((attributeId) => ({ nodeId, attributeId })));
  const answers: DataValue[] = asked.length === 0 ? [] : await session.read(asked);
  const units = await unitsOf(session, variables);
  const types = new Map<string, TagType | 'unsupported'>();
  const details = new Map<string, Partial<BrowsedNode>>();
  for (const [index, nodeId] of variables.entries()) {
    const [dataType, rank, access] = answers.slice(index * 3, index * 3 + 3).map(({ value }) => value.value as unknown);
    const known = String(dataType);
    if (!types.has(known)) types.set(known, dataType ? await typeOf(session, dataType as NodeId, nodeId) : 'unsupported');
    const writable = ((access as number | null) ?? 0) & AccessLevelFlag.CurrentWrite;
    const unit = units[index];
    details.set(nodeId.toString(), { type: Number(rank) >= 0 ? 'unsupported' : types.get(known), writable: writable !== 0, ...(unit === undefined ? {} : { unit }) });
  }
  return references.map(({ nodeId, nodeClass, displayName, browseName }) => {
    const address = nodeId.toString();
    return { address, name: displayName.text || browseName.name || address, branch: nodeClass === NodeClass.Object, ...details.get(address) };
  });
}

async function typeOf(session: ClientSession, dataType: NodeId, ofNode: NodeId): Promise<TagType | 'unsupported'> {
  if (dataType.namespace === 0 && ABSTRACT_NUMBERS.includes(Number(dataType.value))) return 'number';
  const base = await session.getBuiltInDataType(ofNode).catch(() => DataType.Null);
  if (base === DataType.Boolean) return 'boolean';
  if (base >= DataType.SByte && base <= DataType.Double) return 'number';
  return [DataType.String, DataType.LocalizedText, DataType.DateTime, DataType.Guid].includes(base) ? 'text' : 'unsupported';
}
