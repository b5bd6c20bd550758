import { Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { SiteTime } from '../../look/site-time';
import { State } from '../../look/states';
import { zoneOf } from '../../session/plant';
import { Changes } from './changes';
import { Findings, nodesWithFindings } from './findings';
import { History } from './history';
import { ImportPoints } from './import-points';
import { documentOf, useImport, useVersion, type RecipeVersion } from './queries';
import { NodeProperties } from './node-properties';
import { RecipeProperties } from './recipe-properties';
import { ReviewDue } from './review-due';
import { Simulation } from './simulation';
import { linesOf } from './tree';
import { TreeView } from './tree-view';
import { VersionActions } from './version-actions';

/** The designer, to read: tree left, properties right, what lint found, what changed, and the signatures of its life. */
export default function VersionPage() {
  const { id = '' } = useParams();
  return <div className="page"><Loaded of={useVersion(id)}>{(version) => <Version version={version} />}</Loaded></div>;
}

function Version({ version }: { readonly version: RecipeVersion }) {
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const document = documentOf(version);
  const { data: imported } = useImport(version.id);
  const lines = useMemo(() => linesOf(document.procedure), [document]);
  const marked = useMemo(() => nodesWithFindings(version, document), [version, document]);
  const selected = query.get('node') ?? document.procedure.id;
  const node = lines.find((line) => line.node.id === selected)?.node;
  const put = (name: string, value: string): void => setQuery((before) => new URLSearchParams([...[...before].filter(([key]) => key !== name), [name, value]]), { replace: true });
  return (
    <>
      <div className="spread">
        <div>
          <p className="soft"><Link to="/recipes">{t('nav.recipes')}</Link></p>
          <div className="row">
            <h1>{version.recipe} {t('recipes.version', { version: version.version })}</h1>
            <State of={version.state} />
            <ReviewDue version={version} />
          </div>
          <p className="soft">
            {readText(document.header.title, i18n.language)}
            {version.effectiveFrom && <> · {t('recipes.effective-from')} <SiteTime at={version.effectiveFrom} site={version.site} /> ({zoneOf(version.site)})</>}
          </p>
        </div>
        <VersionActions version={version} />
      </div>
      <div className="designer">
        <TreeView lines={lines} selected={selected} marked={marked} onSelect={(id) => put('node', id)} />
        <Tabs value={query.get('tab') ?? 'properties'} onChange={(tab) => tab && put('tab', tab)} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="properties">{t('recipes.properties')}</Tabs.Tab>
            <Tabs.Tab value="recipe">{t('recipes.whole')}</Tabs.Tab>
            <Tabs.Tab value="findings">{t('recipes.findings', { count: version.findings.length })}</Tabs.Tab>
            {imported && <Tabs.Tab value="import">{t('import.points', { count: imported.open })}</Tabs.Tab>}
            <Tabs.Tab value="simulation">{t('simulation.title')}</Tabs.Tab>
            <Tabs.Tab value="changes">{t('recipes.changes')}</Tabs.Tab>
            <Tabs.Tab value="history">{t('recipes.history')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="properties" pt="md">{node && <NodeProperties node={node} />}</Tabs.Panel>
          <Tabs.Panel value="recipe" pt="md"><RecipeProperties version={version} /></Tabs.Panel>
          <Tabs.Panel value="findings" pt="md"><Findings version={version} document={document} onSelect={(id) => put('node', id)} /></Tabs.Panel>
          {imported && <Tabs.Panel value="import" pt="md"><ImportPoints version={version} imported={imported} /></Tabs.Panel>}
          <Tabs.Panel value="simulation" pt="md"><Simulation id={version.id} onSelect={(id) => put('node', id)} /></Tabs.Panel>
          <Tabs.Panel value="changes" pt="md"><Changes id={version.id} /></Tabs.Panel>
          <Tabs.Panel value="history" pt="md"><History id={version.id} site={version.site} /></Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}
