import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { EXCEPTION_SEVERITIES, graver, type ExceptionSeverity } from '../recipe/reaction-plan';
import { RECIPE_ROLES, type RoleName } from '../text';
import type { IndexedRecipe, NodeInfo } from '../tree/indexed-recipe';
import { instanceKey, readInstanceKey } from '../tree/instance-key';
import type { ExceptionBody } from './exception';

/** Who may give one of the signatures that close an exception. */
export interface ExceptionSigner {
  readonly roles: readonly RoleName[];
}

/** What an open exception holds back: nothing more than its recipe says, what comes after it, the whole run. */
export const EXCEPTION_BLOCKS = ['nothing', 'following', 'run'] as const;
export type ExceptionBlock = (typeof EXCEPTION_BLOCKS)[number];

/** How the house treats exceptions of one kind (requirement G2; 21 CFR 211.192). */
export interface ExceptionRule {
  /** Signatures that close it, in their order, each of another person; 1 or 2. */
  readonly signers: readonly ExceptionSigner[];
  readonly blocks: ExceptionBlock;
}

/** The one table of a site: by severity, and by type where a type is treated otherwise. */
export interface ExceptionRules {
  /** Which change of the table it is, from 1 on; absent = as the site was configured. */
  readonly version?: number;
  readonly bySeverity: Readonly<Record<ExceptionSeverity, ExceptionRule>>;
  /** `severity` = at least as grave as that, however it was raised. */
  readonly byType: { readonly [type: string]: Partial<ExceptionRule> & { readonly severity?: ExceptionSeverity } };
}

const QUALITY: ExceptionSigner = { roles: ['qa'] };

/** The table of a site that has none of its own: a critical exception needs two signatures of quality and holds back what comes next. */
export const USUAL_EXCEPTION_RULES: ExceptionRules = {
  bySeverity: {
    minor: { signers: [QUALITY], blocks: 'nothing' },
    major: { signers: [QUALITY], blocks: 'nothing' },
    critical: { signers: [QUALITY, { roles: ['qa', 'qp'] }], blocks: 'following' },
  },
  byType: {},
};

/** Signatures that close an exception; one that says nothing is closed by one of quality. */
export function signersOf({ signers }: Pick<ExceptionBody, 'signers'>): readonly ExceptionSigner[] {
  return signers ?? [QUALITY];
}

/** Severity and treatment of an exception under a table. */
export function ruleFor(rules: ExceptionRules, type: string, raised: ExceptionSeverity): ExceptionRule & { readonly severity: ExceptionSeverity } {
  const ofType = Object.hasOwn(rules.byType, type) ? rules.byType[type] : undefined;
  const severity = graver(raised, ofType?.severity);
  return { ...rules.bySeverity[severity], ...ofType, severity };
}

/** The exception as the table of the site wants it: at least so grave, holding back at least so much, closed by those signatures. What the recipe holds back stays held back. */
export function underRules(body: ExceptionBody, rules: ExceptionRules, recipe: IndexedRecipe, sealed: boolean): ExceptionBody {
  const { signers, blocks, severity } = ruleFor(rules, body.type, body.severity);
  const held = sealed || blocks === 'nothing' ? [] : blocks === 'run' ? ['*'] : whatFollows(recipe, body);
  const alone = signers.length === 1 && signers[0]?.roles.length === 1 && signers[0].roles[0] === 'qa';
  return { ...body, severity, blocks: [...new Set([...body.blocks, ...held])], ...(alone ? {} : { signers }), ...(rules.version === undefined ? {} : { rulesVersion: rules.version }) };
}

/** Keys of what comes after the place of an exception: later children of every sequence around it, and further turns of every loop. Without a place: everything. */
function whatFollows(recipe: IndexedRecipe, { stepKey, blocks }: ExceptionBody): string[] {
  const places = stepKey === undefined ? blocks : [stepKey];
  return places.length === 0 ? ['*'] : places.flatMap((place) => after(recipe, place));
}

function after(recipe: IndexedRecipe, place: string): string[] {
  const read = readInstanceKey(place);
  const start = read && recipe.nodes.get(read.id);
  if (!read || !start) return ['*'];
  const key = (info: NodeInfo): string => instanceKey(info.node.id, read.iteration.slice(0, info.loops.length));
  const keys: string[] = [];
  for (let child: NodeInfo = start; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.node.type === 'sequence') keys.push(...parent.children.slice(child.position + 1).map(key));
    if (parent.node.type === 'loop' || parent.node.type === 'for-each') keys.push(key(parent));
  }
  return keys;
}

/** Reads the table of a site as it was configured; what it leaves out is as usual. Refusal: `exception-rules-invalid`, saying where. */
export function readExceptionRules(given: unknown): Result<ExceptionRules, DomainError> {
  const wrong = (at: string, why: string): Result<never, DomainError> => err(refuse('exception-rules-invalid', { at, why }, { rule: '21 CFR 211.192' }));
  if (!isObject(given)) return wrong('/', 'it is no object');
  const bySeverity: Record<string, ExceptionRule> = { ...USUAL_EXCEPTION_RULES.bySeverity };
  const byType: Record<string, ExceptionRules['byType'][string]> = {};
  for (const [part, rules] of Object.entries(given)) {
    if (part !== 'bySeverity' && part !== 'byType') return wrong(`/${part}`, 'there are bySeverity and byType');
    if (!isObject(rules)) return wrong(`/${part}`, 'it is no object');
    for (const [name, rule] of Object.entries(rules)) {
      const at = `/${part}/${name}`;
      const fault = faultOf(rule, part === 'byType');
      if (fault !== undefined) return wrong(at, fault);
      if (part === 'byType') byType[name] = rule as ExceptionRules['byType'][string];
      else if ((EXCEPTION_SEVERITIES as readonly string[]).includes(name)) bySeverity[name] = { ...bySeverity[name], ...(rule as ExceptionRule) };
      else return wrong(at, 'severities are minor, major and critical');
    }
  }
  return ok({ bySeverity: bySeverity as Record<ExceptionSeverity, ExceptionRule>, byType });
}

function faultOf(rule: unknown, ofType: boolean): string | undefined {
  if (!isObject(rule)) return 'it is no object';
  const unknown = Object.keys(rule).find((name) => !['signers', 'blocks', ...(ofType ? ['severity'] : [])].includes(name));
  if (unknown !== undefined) return `${unknown} is not known here`;
  const { signers, blocks, severity } = rule;
  if (severity !== undefined && !(EXCEPTION_SEVERITIES as readonly unknown[]).includes(severity)) return 'severity is minor, major or critical';
  if (blocks !== undefined && !(EXCEPTION_BLOCKS as readonly unknown[]).includes(blocks)) return `blocks is one of ${EXCEPTION_BLOCKS.join(', ')}`;
  if (signers === undefined) return undefined;
  if (!Array.isArray(signers) || signers.length < 1 || signers.length > 2) return 'one or two signers';
  const roles = signers.map((signer) => (isObject(signer) && Array.isArray(signer.roles) ? (signer.roles as unknown[]) : []));
  if (roles.some((named) => named.length === 0 || named.some((role) => !(SIGNING_ROLES as readonly unknown[]).includes(role)))) return `each signer has roles of ${SIGNING_ROLES.join(', ')}`;
  return roles[0]?.includes('qa') === true ? undefined : 'the first signer is of quality (qa)';
}

/** Roles that may close an exception: quality decides first, production or the Qualified Person may be the second. */
export const SIGNING_ROLES: readonly RoleName[] = RECIPE_ROLES.filter((role) => role === 'qa' || role === 'qp' || role === 'supervisor');

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
