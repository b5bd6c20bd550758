import { Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { useDraft } from '../../session/draft';
import type { BatchReview } from './queries';

/** What a reviewer says to one point. */
export interface ChecklistAnswer {
  readonly point: string;
  readonly answer: 'yes' | 'not-applicable';
  readonly comment?: string;
}

/** Points that a review answers, with what was answered so far; kept until the signature is given. */
export function useAnswers({ runId, checklist }: BatchReview, by: 'production' | 'quality' | undefined) {
  const [text, setText, clear] = useDraft(`review/${runId}/checklist`);
  const points = checklist.filter((point) => by !== undefined && point.by === by);
  const kept = text === '' ? [] : (JSON.parse(text) as ChecklistAnswer[]);
  const answers = kept.filter(({ point }) => points.some(({ id }) => id === point));
  const set = (answer: ChecklistAnswer): void => setText(JSON.stringify([...answers.filter(({ point }) => point !== answer.point), answer]));
  const open = points.filter(({ id }) => !answers.some(({ point, answer, comment = '' }) => point === id && (answer === 'yes' || comment.trim() !== '')));
  return { points, answers, set, clear, open: open.length };
}

/** The points for people: yes, or not applicable with the reason. Whoever finds that it is not so does not sign. */
export function ChecklistAnswers({ points, answers, set }: Pick<ReturnType<typeof useAnswers>, 'points' | 'answers' | 'set'>) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack">
      <p className="small soft">{t('review.checklist-help')}</p>
      {points.map(({ id, title }) => {
        const given = answers.find(({ point }) => point === id);
        const label = readText(title as { en: string; de: string }, i18n.language);
        return (
          <div key={id}>
            <Radio.Group label={label} value={given?.answer ?? ''} onChange={(answer) => set({ point: id, answer: answer as ChecklistAnswer['answer'], ...(given?.comment ? { comment: given.comment } : {}) })}>
              <div className="row">
                <Radio size="lg" value="yes" label={t('review.answer-yes')} />
                <Radio size="lg" value="not-applicable" label={t('review.answer-not-applicable')} />
              </div>
            </Radio.Group>
            {given?.answer === 'not-applicable' && <TextInput label={t('review.why-not-applicable')} required maxLength={2000} value={given.comment ?? ''} onChange={(event) => set({ ...given, comment: event.currentTarget.value })} />}
          </div>
        );
      })}
    </div>
  );
}
