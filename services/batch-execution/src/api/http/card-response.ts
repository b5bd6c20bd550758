import { problemOf, type Language } from '@batchwright/host';
import type { Possibility, StepCard } from '../../application/step-card';
import { commentPart, exceptionPart } from './run-response';
import type { PossibilityPart, StepCardResponse } from './step-card.dto';

/** A card as it is answered and shown. */
export function cardResponse(card: StepCard, language: Language): StepCardResponse {
  const { run, recipe, start, completion, exceptions, comments, ...rest } = card;
  return {
    runId: run.id, runNumber: run.number, site: run.site, runState: run.state, business: run.business, sealed: run.sealed, sequence: run.sequence,
    recipe: run.recipe, recipeTitle: recipe.title, ...(recipe.product ? { product: recipe.product } : {}), batchSize: run.batchSize,
    ...(rest as unknown as Omit<StepCardResponse, 'start' | 'completion' | 'exceptions' | 'comments' | 'recipe' | 'runId' | 'runNumber' | 'site' | 'runState' | 'business' | 'sealed' | 'sequence' | 'recipeTitle' | 'product' | 'batchSize'>),
    start: possibility(start, language), completion: possibility(completion, language),
    exceptions: exceptions.map(exceptionPart), comments: comments.map(commentPart),
  };
}

/** The refusal in the words in which the act itself would be refused. */
function possibility({ possible, refusal }: Possibility, language: Language): PossibilityPart {
  if (!refusal) return { possible };
  const { code, title, detail, rule, moves, params } = problemOf(refusal, { instance: '', language, traceId: '' });
  return { possible, refusal: { code, title, detail, params, ...(rule === undefined ? {} : { rule }), ...(moves === undefined ? {} : { moves: moves.map((move) => ({ ...move, roles: [...move.roles] })) }) } };
}
