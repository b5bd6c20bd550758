import { DataType, StatusCodes, type CallMethodResultOptions, type Variant } from 'node-opcua-client';
import type { OPCUAServer } from 'node-opcua-server';
import type { SimulatedTag } from '../machines/machine';

/** Ids that a controller remembers. */
const KEPT = 1000;

/** Ids of commands that a controller carried out: the same one has no effect again. */
export class CarriedOut {
  private readonly ids = new Set<string>();

  /** Carries out a command unless it was; answers whether it was. A deed that throws was not carried out. */
  once(id: string, deed: () => void): boolean {
    if (this.ids.has(id)) return true;
    deed();
    this.ids.add(id);
    const [oldest] = this.ids;
    if (this.ids.size > KEPT && oldest !== undefined) this.ids.delete(oldest);
    return false;
  }
}

type Namespace = ReturnType<NonNullable<OPCUAServer['engine']['addressSpace']>['getOwnNamespace']>;
type MachineObject = ReturnType<Namespace['addObject']>;

/** Adds the method through which a set point takes a command with its id: `ns=1;s=<tag>.command`. */
export function addCommand(namespace: Namespace, machine: MachineObject, tag: SimulatedTag, dataType: DataType, carriedOut: CarriedOut, write: (value: number | boolean | string) => void): void {
  const method = namespace.addMethod(machine, {
    browseName: `${tag.code.slice(tag.code.indexOf('.') + 1)} command`, nodeId: `s=${tag.code}.command`,
    inputArguments: [{ name: 'CommandId', description: { text: 'Carried out once, however often it comes' }, dataType: DataType.String }, { name: 'Value', description: { text: tag.title }, dataType }],
    outputArguments: [{ name: 'Repeated', description: { text: 'It was carried out before' }, dataType: DataType.Boolean }],
  });
  method.bindMethod((inputs: Variant[], _context: unknown, answer: (error: Error | null, result?: CallMethodResultOptions) => void): void => {
    const [id, value] = inputs;
    try {
      const repeated = carriedOut.once(String(id?.value), () => write(value?.value as number | boolean | string));
      answer(null, { statusCode: StatusCodes.Good, outputArguments: [{ dataType: DataType.Boolean, value: repeated }] });
    } catch {
      answer(null, { statusCode: StatusCodes.BadInvalidArgument });
    }
  });
}
