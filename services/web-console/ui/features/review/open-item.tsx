import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exceptionText } from '../../language/read-text';
import { useException } from '../exceptions/queries';

/** What the service says of an open exception: its type, perhaps its step, its id. */
const EXCEPTION = /^([\w-]+)(?: at .+)? \(([\w-]+)\)(?:, second signature missing: .+)?$/;
/** Title of an open step, and its key. */
const STEP = /^(.+) \([^()]+\)$/;

/** Kind of a change, where it is (`run WS-1 / weigh Weigh the API, net`), and its record. */
const CHANGE = /^([\w-]+): (?:run \S+(?: \/ \S+)? ?)?(.*?) ?\([\w-]+ \d+\)$/;

/** One thing that stands in the way of a release, in words; an exception leads to its decision. */
export function OpenItem({ code, text }: { readonly code: string; readonly text: string }) {
  const { t } = useTranslation();
  const [, type, id] = (code === 'exceptions-closed' && EXCEPTION.exec(text)) || [];
  if (type && id) return <OpenException type={type} id={id} />;
  if (code === 'run-executed') return <>{t(`state.${text}`, { defaultValue: text })}</>;
  const [, kind, where] = (code === 'audit-trail-reviewed' && CHANGE.exec(text)) || [];
  if (kind) return <>{t(`change-kind.${kind}`)}{where ? `: ${where}` : ''}</>;
  if (code === 'steps-closed') return <>{STEP.exec(text)?.[1] ?? text}</>;
  return <>{t(`open-item.${text.replaceAll(' ', '-')}`, { defaultValue: text })}</>;
}

function OpenException({ type, id }: { readonly type: string; readonly id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useException(id);
  return (
    <>
      <Link to={`/exceptions/${id}`}>{t(`exception-type.${type}`, { defaultValue: type })}</Link>
      {data && `, ${data.step?.title ? `${data.step.title}: ` : ''}${exceptionText(data, i18n.language)}`}
    </>
  );
}

/** What a refused release names, point by point. */
export function OpenItems({ open }: { readonly open: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {open.map((line) => {
        const [code = '', text = ''] = line.split(/: (.*)/s);
        return <li key={line}>{t(`point-open.${code}`, { defaultValue: code })}: <OpenItem code={code} text={text} /></li>;
      })}
    </ul>
  );
}
