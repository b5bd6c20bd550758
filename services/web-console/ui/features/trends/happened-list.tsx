import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { decimalText, unitText } from '../../look/amount';
import { alarmValueText } from '../../look/measured';
import { localeOf, SiteTime } from '../../look/site-time';
import { usePerson } from '../../session/session';
import { zoneOf } from '../../session/plant';
import type { Band, Mark } from './happenings';
import type { Shown } from './scales';
import type { SitedTag } from './use-tags';

/** Who reads the page of an exception; for others it stands in its batch. */
const JUDGING: readonly string[] = ['supervisor', 'qc', 'qa', 'qp', 'inspector'];

/** Address of an exception for this person. */
export function useWayTo(): (mark: Mark) => string {
  const { roles } = usePerson();
  const judges = roles.some((role) => JUDGING.includes(role));
  return ({ exception: { id, runId } }) => (judges ? `/exceptions/${id}` : `/batches/${runId}`);
}

const inSight = ({ from, until }: { readonly from: number; readonly until: number }, shown: Shown): boolean => from <= shown.until && until >= shown.from;

/** What an exception says in a few words: `high 25 /min, worst 28.3 /min`. */
export function markText({ exception: { kind, limit, peak, why } }: Mark, tag: SitedTag | undefined, t: TFunction, language: string): string {
  if (kind === 'gap') return `${t('machine.gap')}${why === undefined ? '' : ` (${t(`gap-why.${why}`, { defaultValue: why })})`}`;
  const written = (text: string): string => `${text} ${unitText(tag?.unit)}`.trim();
  const crossed = limit === undefined ? '' : `${t(`trend-limit.${limit.kind}`, { defaultValue: limit.kind })} ${written(decimalText(limit.value, language))}`;
  if (peak === undefined || limit === undefined) return crossed;
  const worst = alarmValueText(peak, tag?.unit, { places: tag?.places, limit: limit.value, language, yes: t('trend.yes'), no: t('trend.no') });
  return `${crossed}, ${t('trend.worst', { value: written(worst) })}`;
}

/** One sentence for each exception and each phase in sight. */
export function useHappenedSentences(bands: readonly Band[], marks: readonly Mark[], tags: readonly SitedTag[], shown: Shown): { readonly exceptions: string[]; readonly phases: string[] } {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const time = (seconds: number): string => (seconds === Infinity ? t('trend.goes-on') : new Date(seconds * 1000).toLocaleString(localeOf(language), { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zoneOf(tags[0]?.site) }));
  return {
    exceptions: marks.filter((mark) => inSight(mark, shown)).map((mark) => {
      const tag = tags.find(({ code }) => mark.exception.tags.includes(code));
      return `${mark.sign}  ${mark.exception.tags[0] ?? mark.exception.equipment}: ${markText(mark, tag, t, language)}; ${time(mark.from)} – ${time(mark.until)}`;
    }),
    phases: bands.filter((band) => inSight(band, shown)).map((band) => `${t(`trend-part.${band.kind}`)} ${band.name}: ${time(band.from)} – ${time(band.until)}`),
  };
}

/** What went on in the time shown, as tables: exceptions with the way to them, and the parts of runs. */
export function HappenedList({ bands, marks, tags, shown, phases }: { readonly bands: readonly Band[]; readonly marks: readonly Mark[]; readonly tags: readonly SitedTag[]; readonly shown: Shown; readonly phases: boolean }) {
  const { t, i18n } = useTranslation();
  const wayTo = useWayTo();
  const site = tags[0]?.site;
  const numbers = new Map(bands.flatMap(({ kind, runId, name }) => (kind === 'run' ? [[runId, name] as const] : [])));
  const time = (seconds: number) => (seconds === Infinity ? t('trend.goes-on') : <SiteTime at={new Date(seconds * 1000).toISOString()} site={site} show="seconds" />);
  const [seen, parts] = [marks.filter((mark) => inSight(mark, shown)), bands.filter((band) => inSight(band, shown))];
  return (
    <>
      {seen.length > 0 && (
        <section className="panel scroll" aria-label={t('trend.exceptions')}>
          <h2>{t('trend.exceptions')}</h2>
          <table className="list">
            <thead><tr><th>{t('trend.number')}</th><th>{t('trend.tag')}</th><th>{t('trend.what')}</th><th>{t('trend.from')}</th><th>{t('trend.until')}</th><th>{t('trend-part.run')}</th></tr></thead>
            <tbody>
              {seen.map((mark) => (
                <tr key={mark.exception.id}>
                  <td><Link className="trend-exception" to={wayTo(mark)}>{mark.sign}</Link></td>
                  <td>{mark.exception.tags[0] ?? mark.exception.equipment}{mark.exception.tags.length > 1 && ` + ${mark.exception.tags.length - 1}`}</td>
                  <td>{markText(mark, tags.find(({ code }) => mark.exception.tags.includes(code)), t, i18n.language)}</td>
                  <td>{time(mark.from)}</td><td>{time(mark.until)}</td><td>{numbers.get(mark.exception.runId)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {phases && parts.length > 0 && (
        <section className="panel scroll" aria-label={t('trend.phases')}>
          <h2>{t('trend.phases')}</h2>
          <table className="list">
            <thead><tr><th>{t('trend.phase')}</th><th>{t('trend.part')}</th><th>{t('trend.from')}</th><th>{t('trend.until')}</th><th>{t('trend-part.run')}</th></tr></thead>
            <tbody>{parts.map(({ kind, runId, key, name, from, until }) => <tr key={`${runId} ${kind} ${key}`}><td>{name}</td><td>{t(`trend-part.${kind}`)}</td><td>{time(from)}</td><td>{time(until)}</td><td>{numbers.get(runId)}</td></tr>)}</tbody>
          </table>
        </section>
      )}
    </>
  );
}
