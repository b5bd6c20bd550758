import { Button, Checkbox, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PagedList } from '../../api/pages';
import { readText } from '../../language/read-text';
import { unitText } from '../../look/amount';
import { Empty } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { MOST_RUNS, type Compared } from './overlay-address';
import { useComparableRuns, useGolden, usePhases, useSeenRecipes, useTitles } from './overlay-queries';

/** The way to runs over each other: recipe, phase, point. A choice that fits no more goes. */
export function OverlayChoice({ compared, onChange }: { readonly compared: Compared; readonly onChange: (next: Compared) => void }) {
  const { t, i18n } = useTranslation();
  const { recipe, phase, point, runs } = compared;
  const recipes = useSeenRecipes().data ?? [];
  const phases = usePhases(recipe).data ?? [];
  const newest = useComparableRuns(recipe, undefined, recipe !== '').data?.[0];
  const titles = useTitles(newest?.id);
  const nameOf = (key: string): string => {
    const [id = key, turn] = key.split('~');
    const title = titles.get(id);
    return title ? `${readText(title, i18n.language)}${turn === undefined ? '' : ` (${turn})`} – ${key}` : key;
  };
  const asked = phases.find(({ kind, key }) => `${kind}:${key}` === phase);
  const everywhere = [...new Map(phases.flatMap(({ points }) => points).map((one) => [one.point, one])).values()];
  const points = asked ? asked.points : everywhere;
  return (
    <div className="row trend-compare">
      <Select
        label={t('overlay.recipe')} value={recipe === '' ? null : recipe} searchable miw={220} size="md" nothingFoundMessage={t('overlay.no-recipe')}
        data={recipes.map((one) => ({ value: one.recipe, label: `${one.recipe} (${t('overlay.runs-of', { count: one.runs })})` }))} onChange={(next) => onChange({ recipe: next ?? '', runs: [] })}
      />
      <Select
        label={t('overlay.phase')} value={phase ?? 'run'} disabled={recipe === ''} searchable miw={260} size="md"
        data={[{ value: 'run', label: t('overlay.whole-run') }, { group: t('overlay.nodes'), items: itemsOf('node') }, { group: t('overlay.steps'), items: itemsOf('step') }]}
        onChange={(next) => onChange(next === null || next === 'run' ? { recipe, ...(point === undefined ? {} : { point }), runs } : { ...compared, phase: next })}
      />
      <Select
        label={t('overlay.point')} value={point ?? null} disabled={recipe === ''} searchable miw={260} size="md" nothingFoundMessage={t('overlay.no-point')}
        data={[...new Set([...points.map((one) => one.point), ...(point === undefined ? [] : [point])])].map((one) => ({ value: one, label: `${one} ${unitText(everywhere.find((known) => known.point === one)?.unit)}`.trim() }))}
        onChange={(next) => onChange({ recipe, ...(phase === undefined ? {} : { phase }), ...(next === null ? {} : { point: next }), runs })}
      />
    </div>
  );

  function itemsOf(kind: string): { value: string; label: string }[] {
    return phases.filter((one) => one.kind === kind && one.points.length > 0).map(({ key }) => ({ value: `${kind}:${key}`, label: nameOf(key) }));
  }
}

/** Which runs: those of a version, the newest first; the golden ones are marked. */
export function RunChoice({ recipe, versions, chosen, onChange, onClose }: { readonly recipe: string; readonly versions: readonly number[]; readonly chosen: readonly string[]; readonly onChange: (runs: readonly string[]) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [version, setVersion] = useState<string | null>(null);
  const [runs, setRuns] = useState(chosen);
  const golden = useGolden(recipe).data?.flatMap(({ choices }) => choices.find(({ ended }) => ended === undefined)?.runs ?? []).map(({ runId }) => runId) ?? [];
  const list = useComparableRuns(recipe, version === null ? undefined : Number(version), true);
  const done = (next: readonly string[]): void => {
    onChange(next);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t('overlay.choose-runs')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <Select label={t('overlay.of-version')} value={version} onChange={setVersion} clearable clearButtonProps={{ 'aria-label': t('overlay.all-versions') }} placeholder={t('overlay.all-versions')} data={versions.map((one) => ({ value: String(one), label: t('overlay.version', { version: one }) }))} />
        <div className="trend-list" tabIndex={0} role="group" aria-label={t('overlay.runs')}>
          <PagedList of={list} empty={<Empty title={t('overlay.no-runs')} />}>
            {(items) => items.map(({ id, site, number, recipeVersion, from, until }) => (
              <Checkbox
                key={id} size="md" py={10} checked={runs.includes(id)} disabled={from === undefined || (!runs.includes(id) && runs.length >= MOST_RUNS)}
                label={<span className="row"><strong>{number}</strong> <span className="soft">{t('overlay.version', { version: recipeVersion })}</span> {from && <SiteTime at={from} site={site} />} {golden.includes(id) && <Sign tone="done">{t('overlay.golden')}</Sign>} {until === undefined && <Sign tone="running">{t('overlay.goes-on')}</Sign>}</span>}
                onChange={() => setRuns(runs.includes(id) ? runs.filter((one) => one !== id) : [...runs, id])}
              />
            ))}
          </PagedList>
        </div>
        <div className="spread dialog-acts">
          <Button size="lg" mih={64} variant="default" onClick={() => done([])}>{t('overlay.as-usual')}</Button>
          <span className="soft" role="status">{t('overlay.chosen', { count: runs.length, most: MOST_RUNS })}</span>
          <Button size="lg" mih={64} onClick={() => done(runs)}>{t('trend.show')}</Button>
        </div>
      </div>
    </Modal>
  );
}
