import { graver, type ExceptionSeverity, type ReactionPlan } from '../recipe/reaction-plan';
import { ancestorsOf, type NodeInfo, type StepInfo } from '../tree/indexed-recipe';
import { instanceKey } from '../tree/instance-key';
import type { Decision } from './decision';
import type { Verdict } from './events';
import { said, type ExceptionBody, type ExceptionType } from './exception';
import { fieldTitle, fieldTitles, type Field } from './field';
import { containersIn } from './output-containers';
import { valueText, valueTexts, type RecordedValue } from './recorded-value';
import type { StepState } from './state';
import type { BilingualText } from '../text';

/** What an exception says beyond its type and grade. */
export interface ExceptionFacts {
  /** One sentence with the facts in it. */
  readonly text: BilingualText;
  readonly params?: ExceptionBody['params'];
  readonly address?: string;
  readonly deviation?: boolean;
  /** The plan that begins with it, where the step has one. */
  readonly plan?: ReactionPlan;
  readonly quarantineSince?: string;
  readonly lastGoodCheck?: number;
  readonly containers?: readonly string[];
  /** Further keys whose start it holds back. */
  readonly blocks?: readonly string[];
}

/** Raises an exception at a step; a critical one, or one whose plan says so, holds back further starts. A plan may make it graver. */
export function raiseAtStep(decision: Decision, info: StepInfo, step: StepState, type: ExceptionType, severity: ExceptionSeverity, facts: ExceptionFacts): void {
  const { plan } = facts;
  const planned = plan === undefined ? [] : blockedBy(plan.block, info, step);
  const grave = severity === 'critical' && plan === undefined ? blockedBy('operation', info, step) : [];
  decision.emit('ExceptionRaised', {
    exceptionId: decision.occasion.newId(),
    type,
    severity: graver(severity, plan?.severity),
    deviation: facts.deviation ?? false,
    stepKey: step.key,
    ...(facts.address === undefined ? {} : { address: facts.address }),
    ...said(facts.text),
    params: facts.params ?? {},
    blocks: [...new Set([...planned, ...grave, ...(facts.blocks ?? [])])],
    ...(plan === undefined
      ? {}
      : {
          reaction: {
            plan,
            ...(facts.quarantineSince === undefined ? {} : { quarantineSince: facts.quarantineSince }),
            ...(facts.lastGoodCheck === undefined ? {} : { lastGoodCheck: facts.lastGoodCheck }),
            ...(facts.containers?.length ? { containers: facts.containers } : {}),
          },
        }),
  });
}

function blockedBy(block: ReactionPlan['block'], info: StepInfo, step: StepState): string[] {
  if (block === 'nothing') return [];
  if (block === 'run') return ['*'];
  const around = ancestorsOf(info);
  const operation = around.find(({ node }) => node.level === 'operation') ?? around[0];
  return [operation ? instanceKey(operation.node.id, step.iteration.slice(0, operation.loops.length)) : '*'];
}

/** Keys under which a block may hold back this step: itself, its ancestors, the whole run. */
export function blockKeys(info: NodeInfo, iteration: readonly number[]): string[] {
  return ['*', ...[info, ...ancestorsOf(info)].map((one) => instanceKey(one.node.id, iteration.slice(0, one.loops.length)))];
}

/** Raises what a verdict asks for: nothing for within, normal and unlimited (gmp, "Ranges"). */
export function raiseForVerdict(decision: Decision, info: StepInfo, stepKey: string, field: Field, value: RecordedValue, verdict: Verdict): void {
  const type = info.kind.exceptionType?.(info, field, verdict.level);
  const step = decision.step(stepKey);
  const { definition } = field;
  const marked = definition.mark === 'CQA' || definition.mark === 'CPP' || info.node.critical === true;
  const check = info.kind.checkOf?.(info, field);
  const params = { ...(check === undefined ? {} : { check }), step: info.node.title.en, field: fieldTitle(field), value: valueText(value), ...(verdict.level ? { level: verdict.level } : {}), ...(definition.mark ? { mark: definition.mark } : {}) };
  const at = { address: field.address, params };
  const german = { field: fieldTitles(field).de, value: valueTexts(value).de };
  if (verdict.result === 'undecidable') {
    return raiseAtStep(decision, info, step, 'limit-undecidable', 'major', { ...at, text: { en: `${params.field} = ${params.value}: whether it is within its limits cannot be decided`, de: `${german.field} = ${german.value}: ob das innerhalb der Grenzen liegt, lässt sich nicht entscheiden` } });
  }
  if (verdict.result !== 'outside' || verdict.level === 'normal' || verdict.level === undefined) return;
  const outside = LIMIT_NAMES[verdict.level];
  const text = { en: `${params.field} = ${params.value} is outside the ${outside.en}`, de: `${german.field} = ${german.value} liegt außerhalb ${outside.de}` };
  const plan = info.node.reactionPlan;
  switch (verdict.level) {
    case 'action':
      return raiseAtStep(decision, info, step, type ?? 'limit-action', marked ? 'major' : 'minor', { ...at, text, ...(plan ? { plan, ...quarantine(decision, info, plan, stepKey, field) } : {}) });
    case 'validated':
      return raiseAtStep(decision, info, step, type ?? 'limit-validated', 'major', { ...at, text, deviation: true, ...(plan ? { plan, ...quarantine(decision, info, plan, stepKey, field) } : {}) });
    case 'registered':
      return raiseAtStep(decision, info, step, type ?? 'limit-registered', definition.mark === 'CQA' || info.node.critical === true ? 'critical' : 'major', {
        ...at,
        text,
        deviation: true,
        ...(plan ? { plan, ...quarantine(decision, info, plan, stepKey, field) } : {}),
      });
  }
}

const LIMIT_NAMES = {
  action: { en: 'in-process action limits', de: 'der Eingriffsgrenzen' },
  validated: { en: 'validated range', de: 'des validierten Bereichs' },
  registered: { en: 'registered specification', de: 'der zugelassenen Spezifikation' },
} as const;

function quarantine(decision: Decision, info: StepInfo, plan: ReactionPlan, stepKey: string, field: Field): Pick<ExceptionFacts, 'quarantineSince' | 'lastGoodCheck' | 'containers'> {
  if (plan.quarantineSinceLastGood !== true) return {};
  const step = decision.step(stepKey);
  const good = field.row === undefined ? undefined : info.kind.lastGood?.(info, step, field);
  const since = good?.at ?? step.started?.at;
  const rows = good && info.kind.rowsSetAside?.(info, good.check, field);
  const containers = since === undefined ? [] : containersIn(decision, { since, ...(rows ? { rows } : {}) });
  return { containers, ...(since === undefined ? {} : { quarantineSince: since }), ...(good ? { lastGoodCheck: good.check } : {}) };
}
