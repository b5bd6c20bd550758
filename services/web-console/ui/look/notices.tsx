import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn, type Move } from '../api/problem';
import { ProviderAway } from '../session/provider';
import { Moves } from './moves';
import { Shape, type Tone } from './shapes';

/** A few words that ask for attention, with their shape. */
export function Notice({ tone, title, children }: { readonly tone: Tone; readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="notice" data-tone={tone}>
      <strong>
        <Shape tone={tone} />
        {title}
      </strong>
      {children}
    </div>
  );
}

/**
 * A refusal: what is wrong, by which rule, and who may do what about it. Anything else: that the plant could not be reached.
 * Children say what is wrong where a screen knows better words than the sentence of the service.
 */
export function ProblemNotice({ error, again, act, children }: { readonly error: unknown; readonly again?: (() => void) | undefined; readonly act?: ((move: Move) => (() => void) | undefined) | undefined; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const problem = problemIn(error);
  const unreached = error instanceof ProviderAway ? 'provider-away' : 'unreachable';
  return (
    <div role="alert">
      <Notice tone={problem && problem.status < 500 ? 'exception' : 'attention'} title={problem?.title ?? t(`problem.${unreached}`)}>
        {children ?? <p>{problem?.detail ?? t(`problem.${unreached}-help`)}</p>}
        {problem?.rule && <p className="rule">{t('problem.rule', { rule: t(`house-rule.${problem.rule}`, { defaultValue: problem.rule }) })}</p>}
        {problem?.moves && <Moves moves={problem.moves} {...(act ? { act } : {})} />}
        {again && (
          <Button variant="default" mt="xs" onClick={again}>
            {t('act.try-again')}
          </Button>
        )}
      </Notice>
    </div>
  );
}

/** A list without items says what would be here and how it comes. */
export function Empty({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
    </div>
  );
}
