import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { useFocusKept } from '../../look/use-focus-kept';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { MyPlans } from '../tandem/planned-sessions';
import { ReadingTasks } from '../training/reading-tasks';

type Item = components['schemas']['WorkItemResponse'];

/** What I may do now, and nothing else: what waits for my check, what I have begun, what can begin. */
export default function MyWorkPage() {
  const { t } = useTranslation();
  const work = useQuery({ queryKey: ['batch-execution', 'my-work'], queryFn: () => answerOf(api.GET('/api/batch-execution/v1/my-work')) });
  useFocusKept(() => document.querySelector('#content h1'));
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('work.title')}</h1>
      <ReadingTasks />
      <MyPlans />
      <Loaded of={work}>
        {({ items }) => {
          const may = items.filter(({ qualified }) => qualified);
          if (may.length === 0) return <Empty title={t('work.none')}>{t('work.none-help')}</Empty>;
          return (
            <>
              <Group word="check" items={may.filter(({ what }) => what === 'check' || what === 'sign')} />
              <Group word="started" items={may.filter(({ what }) => what === 'continue')} />
              <Group word="ready" items={may.filter(({ what }) => what === 'start')} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Group({ word, items }: { readonly word: 'check' | 'started' | 'ready'; readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t(`work.${word}`)}</h2>
      <div className="tiles">{items.map((item) => <Tile key={`${item.runId}${item.stepKey}${item.what}${item.policy ?? ''}`} item={item} />)}</div>
    </section>
  );
}

function Tile({ item: { what, runId, runNumber, recipe, stepKey, title, kind, dueAt, name, mine, meaning } }: { readonly item: Item }) {
  const { t, i18n } = useTranslation();
  const { name: me, sites } = usePerson();
  const tone = what === 'continue' ? 'running' : what === 'start' ? undefined : 'attention';
  return (
    <Link className="touch" to={`/batches/${runId}/steps/${encodeURIComponent(stepKey)}`} {...(tone ? { 'data-tone': tone } : {})}>
      <span className="spread" style={{ gap: '0.5rem' }}>
        <span className="soft small">{runNumber} · {recipe}</span>
        <Sign tone={tone ?? 'waiting'}>{t(what === 'continue' ? 'work.go-on' : what === 'start' ? 'work.begin' : what === 'check' ? 'work.checks' : 'act.sign')}</Sign>
      </span>
      <strong style={{ fontSize: '1.375rem', display: 'block', margin: '0.25rem 0' }}>{readText(title, i18n.language)}</strong>
      <span className="soft small">
        {meaning ? t(`meaning.${meaning}`, { defaultValue: meaning }) : t(`kind.${kind}`, { defaultValue: kind })}
        {name && !(mine && name === me) && ` · ${t('work.by', { name })}`}
        {dueAt && <> · {t('work.due')} <SiteTime at={dueAt} site={sites[0]} show="time" /></>}
      </span>
    </Link>
  );
}
