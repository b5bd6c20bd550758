import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useState } from 'react';
import { Loaded } from '../../look/loaded';
import { Empty } from '../../look/notices';
import { readCompared, writeCompared } from './overlay-address';
import { OverlayView } from './overlay-view';
import { TagChoice } from './tag-choice';
import { LASTS, readAddress, writeAddress, type Looked } from './trend-address';
import { TrendView } from './trend-view';
import './trends.css';
import { OfRun } from './of-run';
import { useTags, type SitedTag } from './use-tags';

/** What machines say, as curves: live, any time that was, or runs over each other. What is looked at stands in the address. */
export default function TrendsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [choosing, setChoosing] = useState(false);
  const looked = readAddress(search);
  const compared = readCompared(search);
  const show = (next: Partial<Looked>): void => setSearch(writeAddress({ ...looked, ...next }), { replace: true });
  return (
    <div className="page">
      <div className="spread">
        <div>
          <h1>{t('trend.title')}</h1>
          <p className="soft">{t(compared ? 'overlay.help' : 'trend.help')}</p>
        </div>
        <div className="row">
          <SegmentedControl
            size="md" aria-label={t('overlay.kind')} value={compared ? 'runs' : 'time'} data={[{ value: 'time', label: t('overlay.over-time') }, { value: 'runs', label: t('overlay.over-runs') }]}
            onChange={(kind) => setSearch(kind === 'runs' ? writeCompared({ recipe: '', runs: [] }) : writeAddress({ codes: [], span: { last: LASTS[0] } }))}
          />
          <Button component={Link} to="/connections" size="lg" mih={64} variant="default">{t('connection.title')}</Button>
          {!compared && <Button size="lg" mih={64} onClick={() => setChoosing(true)}>{t('trend.choose')}</Button>}
        </div>
      </div>
      {compared ? <OverlayView compared={compared} onChange={(next) => setSearch(writeCompared(next), { replace: true })} /> : <OverTime looked={looked} choosing={choosing} onChoose={setChoosing} onShow={show} />}
    </div>
  );
}

function OverTime({ looked, choosing, onChoose, onShow }: { readonly looked: Looked; readonly choosing: boolean; readonly onChoose: (choosing: boolean) => void; readonly onShow: (next: Partial<Looked>) => void }) {
  return (
    <Loaded of={useTags()}>
      {(tags) => <Chosen tags={tags} looked={looked} choosing={choosing} onChoose={onChoose} onShow={onShow} />}
    </Loaded>
  );
}

function Chosen({ tags, looked, choosing, onChoose, onShow }: { readonly tags: readonly SitedTag[]; readonly looked: Looked; readonly choosing: boolean; readonly onChoose: (choosing: boolean) => void; readonly onShow: (next: Partial<Looked>) => void }) {
  const { t } = useTranslation();
  const byCode = new Map(tags.map((tag) => [tag.code, tag]));
  const chosen = looked.codes.flatMap((code) => byCode.get(code) ?? []);
  if (looked.runId !== undefined && chosen.length === 0 && !choosing) return <OfRun runId={looked.runId} tags={tags} onShow={onShow} />;
  if (tags.length === 0) return <Empty title={t('trend.no-tags')}>{t('trend.no-tags-help')}</Empty>;
  return (
    <>
      {choosing && <TagChoice tags={tags} chosen={chosen} onChange={(codes) => onShow({ codes })} onClose={() => onChoose(false)} />}
      {chosen.length === 0 ? <Empty title={t('trend.none-chosen')}>{t('trend.none-chosen-help')}</Empty> : <TrendView tags={chosen} span={looked.span} runId={looked.runId} onShow={onShow} />}
    </>
  );
}
