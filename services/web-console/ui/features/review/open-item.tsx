import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exceptionText, readText, stepText } from '../../language/read-text';
import { useException } from '../exceptions/queries';
import type { BatchReview } from './queries';

/** What the service says of an open exception: its type, perhaps its step, its id. */
const EXCEPTION = /^([\w-]+)(?: at .+)? \(([\w-]+)\)(?:, second signature missing: .+)?$/;
/** Title of an open step, and its key. */
const STEP = /^(.+) \(([^()]+)\)$/;

type Titled = readonly { readonly key: string; readonly title: unknown }[];

/** What of a batch has a title: its operations and its steps. */
export function titledOf({ operations, steps }: BatchReview): Titled {
  return [...operations.map(({ id, title }) => ({ key: id, title })), ...steps];
}
type Title = { readonly en: string; readonly de?: string };

/** Title of a step of which the service says the key. */
const titleOf = (titled: Titled, key: string): Title | undefined => titled.find((one) => one.key === key.replace(/~.*/, ''))?.title as Title | undefined;

/** Where a change was (`Weigh the API, net`), with the step in the person's language. */
function placeText(where: string, titled: Titled, language: string): string {
  const title = titled.map((one) => one.title as unknown as Title).find(({ en }) => where === en || where.startsWith(`${en}, `));
  return title ? where.replace(title.en, readText(title, language)) : where;
}

/** Kind of a change, where it is (`run WS-1 / weigh Weigh the API, net`), and its record. */
const CHANGE = /^([\w-]+): (?:run \S+(?: \/ \S+)? ?)?(.*?) ?\([\w-]+ \d+\)$/;

/** One thing that stands in the way of a release, in words; an exception leads to its decision. */
export function OpenItem({ code, text, titled }: { readonly code: string; readonly text: string; readonly titled: Titled }) {
  const { t, i18n } = useTranslation();
  const [, type, id] = (code === 'exceptions-closed' && EXCEPTION.exec(text)) || [];
  if (type && id) return <OpenException type={type} id={id} />;
  if (code === 'run-executed') return <>{t(`state.${text}`, { defaultValue: text })}</>;
  const [, kind, where] = (code === 'audit-trail-reviewed' && CHANGE.exec(text)) || [];
  if (kind) return <>{t(`change-kind.${kind}`)}{where ? `: ${placeText(where, titled, i18n.language)}` : ''}</>;
  const [, title, key] = (code === 'steps-closed' && STEP.exec(text)) || [];
  if (code === 'operations-reviewed') return <>{placeText(text, titled, i18n.language)}</>;
  if (title) return <>{readText(titleOf(titled, key ?? ''), i18n.language) || title}</>;
  return <>{t(`open-item.${text.replaceAll(' ', '-')}`, { defaultValue: text })}</>;
}

function OpenException({ type, id }: { readonly type: string; readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useException(id);
  return (
    <>
      <Link to={`/exceptions/${id}`}>{t(`exception-type.${type}`, { defaultValue: type })}</Link>
      {data && `, ${data.step ? `${stepText(data.step, i18n.language)}: ` : ''}${exceptionText(data, i18n.language)}`}
    </>
  );
}

/** An exception of an operation that nobody has decided: its kind, and the way to those of the batch. */
export function OpenOfOperation({ runId, text }: { readonly runId: string; readonly text: string }) {
  const { t } = useTranslation();
  const [type = ''] = text.split(': ');
  return <Link to={`/exceptions?run=${runId}`}>{t(`exception-type.${type}`, { defaultValue: text })}</Link>;
}

/** What a refused release names, point by point. */
export function OpenItems({ open, titled }: { readonly open: readonly string[]; readonly titled: Titled }) {
  const { t } = useTranslation();
  return (
    <ul>
      {open.map((line) => {
        const [code = '', text = ''] = line.split(/: (.*)/s);
        return <li key={line}>{t(`point-open.${code}`, { defaultValue: code })}: <OpenItem code={code} text={text} titled={titled} /></li>;
      })}
    </ul>
  );
}
