import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode, outgoing } from '@batchwright/contracts';
import type { Entry, RecipeDocument, StepNode } from '@batchwright/procedure';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

const CAPTURE = 'batchwright.process-data.v1.CaptureValue';
const CONDITION = 'batchwright.process-data.v1.RequestConditionGrant';
const WRITE = 'batchwright.process-data.v1.WriteSetPoint';
const BAD = { en: 'FD-01.product-temperature was bad from 08:12:00 to 08:13:10', de: 'FD-01.product-temperature war von 08:12:00 bis 08:13:10 schlecht' };

/** What the stand-in says, as tests set it. */
export const MACHINE = { value: '58.4', quality: 'good' as 'good' | 'bad' | 'silent', humidity: '38.2', readBack: '65.0', curve: '' };

/** Stands in for process-data: answers at once what `MACHINE` says. */
@Controller()
export class MachinesHandler {
  static readonly asked: ReturnType<typeof decode<typeof CAPTURE>>[] = [];

  @OnBusMessage(CAPTURE)
  async onCapture(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const asked = decode(CAPTURE, message.data);
    MachinesHandler.asked.push(asked);
    const { captureId, site, runId, stepKey, address, equipment, point, statistic, from, until, unit } = asked;
    const at = { subject: captureId, site, sequence: 1 };
    const common = { captureId, site, runId, stepKey, address, equipment, point, tag: `${equipment}.${point}` };
    if (MACHINE.quality === 'silent') return;
    if (MACHINE.quality === 'bad' && !asked.despiteGaps) {
      await tx.announce([outgoing('batchwright.process-data.v1.ValueNotCaptured', at, { ...common, reasonCode: 'bad-quality', detail: BAD, despiteGaps: true })]);
      return;
    }
    const curve = statistic === 'curve' ? { curve: { sha256: MACHINE.curve, mediaType: 'text/csv', size: 20, fileName: 'FD-01.csv' } } : {};
    const bad = MACHINE.quality === 'bad';
    await tx.announce([outgoing('batchwright.process-data.v1.ValueCaptured', at, {
      ...common, instrument: 'TT-101', connection: 'Machines', statistic, value: statistic === 'curve' ? '' : MACHINE.value, ...(unit === undefined ? {} : { unit }), at: until, from, until, quality: bad ? 'uncertain' : 'good', samples: 12, unusableSeconds: bad ? '70' : '0', ...curve,
    })]);
  }

  @OnBusMessage(CONDITION)
  async onCondition(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, site, runId, stepKey, equipment, point, high = '', unit } = decode(CONDITION, message.data);
    const at = { subject: grantId, site, sequence: 1 };
    const { plant, real } = await tx.times();
    const common = { grantId, site, runId, stepKey, equipment };
    const [tag, is, bound] = [`${equipment}.${point}`, `${MACHINE.humidity} ${unit}`, `${high} ${unit}`];
    const wet = { en: `${tag} is ${is}, at most ${bound} allowed`, de: `${tag} ist ${is}, höchstens ${bound} erlaubt` };
    await tx.announce([
      Number(MACHINE.humidity) > Number(high)
        ? outgoing('batchwright.process-data.v1.ConditionGrantRefused', at, { ...common, reasonCode: 'condition-not-met', axis: 'condition', detail: wet.en, texts: wet })
        : outgoing('batchwright.process-data.v1.ConditionGranted', at, { ...common, tag: `${equipment}.${point}`, value: MACHINE.humidity, unit, at: real, from: plant, until: new Date(Date.parse(plant) + 30_000).toISOString() }),
    ]);
  }

  @OnBusMessage(WRITE)
  async onWrite(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { commandId, site, runId, stepKey, address, equipment, point, value, unit } = decode(WRITE, message.data);
    const { real } = await tx.times();
    await tx.announce([outgoing('batchwright.process-data.v1.SetPointWritten', { subject: commandId, site, sequence: 1 }, {
      commandId, site, runId, stepKey, address, equipment, point, tag: `${equipment}.${point}`, connection: 'Machines', written: value, readBack: MACHINE.readBack, ...(unit === undefined ? {} : { unit }), at: real, agrees: MACHINE.readBack === value,
    })]);
  }
}

const en = (text: string): { en: string; de: string } => ({ en: text, de: text });
const step = (id: string, kind: StepNode['kind'], entries: readonly Entry[], more: Partial<StepNode> = {}): StepNode => ({ id, type: 'step', kind, title: en(id), entries, signatures: [], config: {}, ...more });
const dryer = { equipment: 'dryer', point: 'product-temperature' };

/** A step that takes values from a dryer and writes into it, one that its room has to allow, and a series that follows a press. */
export const DRYING_RECIPE: RecipeDocument = {
  format: 'batchwright.recipe/1',
  header: { code: 'MBR-DRY', title: en('Drying'), kind: 'batch', batchSize: { value: '100', unit: 'g' }, languages: ['en', 'de'] },
  formula: { inputs: [], outputs: [], parameters: [] },
  equipment: [{ id: 'dryer', title: en('Dryer'), class: 'fluid-bed-dryer', properties: [] }, { id: 'press', title: en('Press'), class: 'tablet-press', properties: [] }],
  qualifications: [],
  procedure: {
    id: 'drying', type: 'sequence', level: 'procedure', title: en('Drying'),
    children: [
      step('weigh', 'text', [{ id: 'remark', type: 'text', title: en('remark'), required: false }], { conditions: [{ id: 'dry-air', title: en('Dry air'), equipment: 'room', point: 'humidity', unit: '%', high: '45' }] }),
      step('dry', 'number', [
        { id: 'inlet', type: 'number', title: en('Inlet'), unit: 'Cel', places: 1, required: true, setPoint: '65.0', write: { equipment: 'dryer', point: 'inlet-set' } },
        { id: 'peak', type: 'number', title: en('Peak'), unit: 'Cel', places: 1, required: true, ranges: { action: { high: '60.0' } }, capture: { ...dryer, statistic: 'maximum' } },
        { id: 'rows', type: 'table', title: en('Every ten minutes'), required: false, columns: [{ id: 'mean', type: 'number', title: en('Mean'), unit: 'Cel', places: 1, required: true, capture: { ...dryer, statistic: 'mean' } }] },
        { id: 'whole', type: 'number', title: en('Mean of the whole step'), unit: 'Cel', places: 1, required: true, capture: { ...dryer, statistic: 'mean', asked: 'at-completion' } },
        { id: 'curve', type: 'file', title: en('Curve'), required: true, capture: { ...dryer, statistic: 'curve' } },
      ], { equipment: [{ requirement: 'dryer', occupation: 'step' }] }),
      step('press', 'check-series', [
        { id: 'weights', type: 'table', title: en('Weights'), required: false, columns: [{ id: 'weight', type: 'number', title: en('Weight'), unit: 'mg', required: true }] },
        { id: 'stops', type: 'table', title: en('Stops'), required: false, columns: [{ id: 'state', type: 'choice', title: en('State'), required: true, choices: [{ id: 'running', text: en('Running') }, { id: 'stopped', text: en('Stopped') }] }, { id: 'at', type: 'date-time', title: en('At'), required: false }] },
      ], {
        equipment: [{ requirement: 'press', occupation: 'step' }],
        config: {
          table: 'weights', interval: { value: '15', unit: 'min' }, grace: { value: '5', unit: 'min' },
          machine: { log: 'stops', state: 'state', running: 'running', follows: { equipment: 'press', point: 'state', states: [{ word: 'production', choice: 'running' }, { word: 'stopped', choice: 'stopped' }], at: 'at' } },
        },
      }),
    ],
  },
  holdTimes: [],
};
