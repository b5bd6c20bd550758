import { AttributeIds, makeBrowsePath, StatusCodes, type ClientSession, type NodeId } from 'node-opcua-client';

interface EuInformation { readonly displayName?: { readonly text?: string | null }; readonly unitId?: number }

const PER_REQUEST = 200;

/** Units of nodes as their server names them (property EngineeringUnits, OPC UA Part 8), in the order of the nodes; undefined where it names none. */
export async function unitsOf(session: ClientSession, nodes: readonly NodeId[]): Promise<(string | undefined)[]> {
  const units: (string | undefined)[] = [];
  for (let from = 0; from < nodes.length; from += PER_REQUEST) units.push(...await pageOf(session, nodes.slice(from, from + PER_REQUEST)));
  return units;
}

async function pageOf(session: ClientSession, nodes: readonly NodeId[]): Promise<(string | undefined)[]> {
  const paths = await session.translateBrowsePath(nodes.map((node) => makeBrowsePath(node, '.EngineeringUnits')));
  const found = paths.map(({ statusCode, targets }) => (statusCode.equals(StatusCodes.Good) ? targets?.[0]?.targetId : undefined));
  const asked = found.filter((target) => target !== undefined);
  const values = asked.length === 0 ? [] : await session.read(asked.map((nodeId) => ({ nodeId, attributeId: AttributeIds.Value })));
  return found.map((target) => (target === undefined ? undefined : textOf(values.shift()?.value.value as EuInformation | null | undefined)));
}

function textOf(unit: EuInformation | null | undefined): string | undefined {
  const text = unit?.displayName?.text?.trim();
  if (text) return text;
  if (!unit?.unitId || unit.unitId < 0) return undefined;
  // UN/ECE Recommendation 20: the code in its letters
  return String.fromCharCode(...[16, 8, 0].map((bits) => ((unit.unitId as number) >> bits) & 255).filter(Boolean));
}
