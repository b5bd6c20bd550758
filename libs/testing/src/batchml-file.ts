/** Shape of a file: operations of each unit procedure, and the phases of each operation. */
export type BatchMLShape = readonly (readonly number[])[];

/** A BatchML V02 file of made-up work: one procedure, its parts one after the other, a constant in each phase. `extra` goes into the first phase. */
export function batchMLFile(shape: BatchMLShape, extra = ''): string {
  let id = 0;
  const next = (): string => `e${(id += 1)}`;
  const phase = (title: string, more: string): string => element(next(), 'Phase', title, `${batchMLParameter('Instruction', `Do ${title}`)}${more}`);
  const units = shape.map((operations, u) => {
    const inside = operations.map((phases, o) => chain('Operation', `Operation ${u + 1}.${o + 1}`, Array.from({ length: phases }, (_, p) => phase(`work ${u + 1}.${o + 1}.${p + 1}`, u + o + p === 0 ? extra : '')), next));
    return chain('UnitProcedure', `Unit procedure ${u + 1}`, inside, next);
  });
  const size = '<b:BatchSize><b:Nominal>500</b:Nominal><b:Min>100</b:Min><b:Max>1000</b:Max><b:UnitOfMeasure>Litres</b:UnitOfMeasure></b:BatchSize>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<b:BatchInformation xmlns:b="http://www.wbf.org/xml/BatchML-V02">
<b:MasterRecipe><b:ID>1</b:ID><b:Header><b:ProductID>FP-TST</b:ProductID><b:ProductName>Test syrup</b:ProductName>${size}</b:Header>
${chain('Procedure', 'Make test syrup', units, next)}
</b:MasterRecipe>
</b:BatchInformation>`;
}

/** A parameter of a phase. */
export function batchMLParameter(name: string, value: string, { dataType = 'string', unit = 'NULL' } = {}): string {
  return `\n<b:Parameter><b:ID>1</b:ID><b:Description>${name}</b:Description><b:ParameterType>ProcessParameter</b:ParameterType><b:Value><b:ValueString>${value}</b:ValueString><b:DataInterpretation>Constant</b:DataInterpretation><b:DataType>${dataType}</b:DataType><b:UnitOfMeasure>${unit}</b:UnitOfMeasure></b:Value></b:Parameter>`;
}

function element(id: string, type: string, title: string, content: string): string {
  return `\n<b:RecipeElement><b:ID>${id}</b:ID>${title === '' ? '' : `<b:Description>${title}</b:Description>`}<b:RecipeElementType>${type}</b:RecipeElementType>${content}</b:RecipeElement>`;
}

/** An element whose parts stand in a chain: begin, transition, part, transition … end. */
function chain(type: string, title: string, parts: readonly string[], next: () => string): string {
  const [begin, end] = [next(), next()];
  const of = [begin, ...parts.map((part) => /<b:ID>(.*?)<\/b:ID>/.exec(part)?.[1] ?? ''), end];
  const steps = of.map((id) => `<b:Step><b:ID>s-${id}</b:ID><b:RecipeElementID>${id}</b:RecipeElementID></b:Step>`).join('');
  const links = of.slice(1).map((to, i) => {
    const through = `t-${to}`;
    return `<b:Transition><b:ID>${through}</b:ID><b:Condition>TRUE</b:Condition></b:Transition>${link(`s-${of[i]}`, through)}${link(through, `s-${to}`)}`;
  });
  return element(next(), type, title, `<b:ProcedureLogic>${steps}${links.join('')}</b:ProcedureLogic>${element(begin, 'Begin', '', '')}${element(end, 'End', '', '')}${parts.join('')}`);
}

function link(from: string, to: string): string {
  const endOf = (name: string, id: string): string => `<b:${name}ID><b:${name}IDValue>${id}</b:${name}IDValue><b:${name}Type>Step</b:${name}Type></b:${name}ID>`;
  return `<b:Link><b:ID>l-${from}-${to}</b:ID>${endOf('From', from)}${endOf('To', to)}</b:Link>`;
}
