import type { Entry, ProcedureNode, RecipeDocument, StepNode } from '@batchwright/procedure';
import type { TaggedPdf } from '@batchwright/print';

/** The procedure in the order of the document; each part with its number, each block with what it means. */
export async function printProcedure(pdf: TaggedPdf, { procedure }: RecipeDocument): Promise<void> {
  await printNode(pdf, procedure, '1');
}

async function printNode(pdf: TaggedPdf, node: ProcedureNode, number: string, before = ''): Promise<void> {
  pdf.heading(2, `${number} ${node.title.en}`);
  pdf.paragraph([before, node.level ?? '', meaningOf(node), `(${node.id})`].filter(Boolean).join(' · '));
  if (node.type === 'step') return printStep(pdf, node);
  for (const [i, { child, before: condition }] of partsOf(node).entries()) await printNode(pdf, child, `${number}.${i + 1}`, condition);
}

function meaningOf(node: ProcedureNode): string {
  switch (node.type) {
    case 'sequence':
      return 'one after the other';
    case 'parallel':
      return 'all at once';
    case 'choice':
      return 'the first of these whose condition holds';
    case 'loop':
      return `again until ${node.until}, at most ${node.max} times`;
    case 'for-each':
      return `once for each of ${'function' in node.over ? `the inputs that are ${node.over.function}` : node.over.inputs === 'all' ? 'all inputs' : node.over.inputs.join(', ')}, ${node.mode === 'sequence' ? 'one after the other' : 'in any order'}`;
    case 'step':
      return `step: ${node.kind}${node.critical ? ', critical' : ''}`;
  }
}

function partsOf(node: Exclude<ProcedureNode, StepNode>): { readonly child: ProcedureNode; readonly before?: string }[] {
  switch (node.type) {
    case 'sequence':
    case 'parallel':
      return node.children.map((child) => ({ child }));
    case 'choice':
      return [...node.branches.map(({ when, node: child }) => ({ child, before: `when ${when}` })), ...(node.otherwise ? [{ child: node.otherwise, before: 'otherwise' }] : [])];
    case 'loop':
    case 'for-each':
      return [{ child: node.body }];
  }
}

async function printStep(pdf: TaggedPdf, step: StepNode): Promise<void> {
  const { instruction, documents = [], media = [], performers, qualifications = [], equipment = [], material = [], config, reactionPlan: plan } = step;
  if (instruction) pdf.paragraph(instruction.en);
  const facts = [
    documents.length > 0 ? `Documents: ${documents.join(', ')}` : '',
    media.length > 0 ? `Shown: ${media.map(({ document, version, alt }) => `${document} version ${version}${alt ? ` (${alt.en})` : ''}`).join('; ')}` : '',
    performers ? `Performed by: ${performers.join(', ')}` : '',
    qualifications.length > 0 ? `Trainings: ${qualifications.join(', ')}` : '',
    equipment.length > 0 ? `Equipment: ${equipment.map(({ requirement, occupation }) => `${requirement} (${occupation})`).join(', ')}` : '',
    material.length > 0 ? `Material: ${material.map(({ input, quantity, lasts }) => `${input}${quantity === undefined ? '' : ` = ${quantity}`}${lasts ? `, good for ${lasts.value} ${lasts.unit}` : ''}`).join('; ')}` : '',
    Object.keys(config).length > 0 ? `Settings: ${JSON.stringify(config)}` : '',
    plan ? `Reaction plan: ${plan.title.en}; blocks ${plan.block}; ${plan.quarantineSinceLastGood ? 'sets aside what was made since the last good check; ' : ''}${plan.severity ? `at least ${plan.severity}; ` : ''}notify ${plan.notify.join(', ')}; allowed: ${plan.allowedRecoveries.map(({ en }) => en).join('; ')}; ${plan.attempts} tries; approved by ${plan.approvers.join(', ')}` : '',
  ];
  for (const fact of facts.filter((one) => one !== '')) pdf.paragraph(fact);
  if (step.entries.length > 0) await pdf.table(['Entry', 'Kind, unit', 'Set point, formula, answers', 'Limits', 'Further'], [2.4, 1.4, 2.6, 3.2, 2.6], step.entries.map(rowOf));
  if (step.signatures.length === 0) return;
  await pdf.table(['Signature of', 'Meaning', 'Attests', 'When, where', 'Another person than'], [1.2, 1.6, 4, 1.4, 1.8],
    step.signatures.map(({ role, meaning, attests, moment, where, differentFrom, secondFactor }) => [role, `${meaning}${secondFactor ? ', second factor' : ''}`, attests.en, `${moment}, ${where}`, differentFrom.join(', ')]));
}

function rowOf({ title, type, unit, mark, setPoint, formula, choices, instruction, acceptance, required, cleanroom, ranges = {}, ...rest }: Entry): string[] {
  const limits = Object.entries(ranges).map(([level, { low, high, percentOf }]: [string, { low?: string; high?: string; percentOf?: string }]) => `${level} ${low ?? '…'} to ${high ?? '…'}${percentOf ? ' % of the set point' : ''}`);
  const further = Object.entries(rest).filter(([name, value]) => name !== 'id' && value !== undefined && value !== false);
  return [
    `${title.en}${mark ? ` [${mark}]` : ''}`,
    [type, unit].filter(Boolean).join(', '),
    [setPoint, formula, choices?.map(({ text }) => text.en).join(' / ')].filter(Boolean).join('; '),
    [...limits, ...(cleanroom ? [`ISO class ${cleanroom.class} (ISO 14644-1), particles from ${cleanroom.size} µm`] : [])].join('\n'),
    [
      required ? 'required' : 'optional',
      ...(acceptance ? [`accepted: ${acceptance.accepted.join(', ')}; otherwise ${acceptance.level}`] : []),
      ...further.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
      ...(instruction ? [instruction.en] : []),
    ].join('\n'),
  ];
}
