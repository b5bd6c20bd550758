import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { Amount } from '../../look/amount';
import { Empty, ProblemNotice } from '../../look/notices';
import { Sign } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import { BLANK_TAG } from './draft';
import type { Settings, Tag } from './queries';
import { QUALITY } from '../trends/trend-legend';
import { valueText } from '../trends/values';

type Node = components['schemas']['BrowsedNodeResponse'];
const AT_ONCE = 100;

/** What the source has, folder by folder, and what it says: asked with the settings as they are typed. Nothing of it is kept but the tags that are taken. */
export function BrowsePanel({ settings, tags, onTags }: { readonly settings: Settings; readonly tags: readonly Tag[]; readonly onTags: (tags: readonly Tag[]) => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<readonly Node[]>([]);
  const [items, setItems] = useState<readonly Node[]>();
  const browse = useMutation({
    mutationFn: async ({ to, next }: { readonly to: readonly Node[]; readonly next?: string }) => {
      const at = to.at(-1)?.address;
      const page = await answerOf(api.POST('/api/process-data/v1/sources/browse', { body: { settings, ...(at === undefined ? {} : { at }), ...(next === undefined ? {} : { next }) } }));
      setItems(next === undefined ? page.items : [...(items ?? []), ...page.items]);
      setWay(to);
      return page.next;
    },
  });
  const tryOut = useMutation({ mutationFn: () => answerOf(api.POST('/api/process-data/v1/sources/trial', { body: { settings, addresses: tags.slice(0, AT_ONCE).map(({ address }) => address).filter(Boolean) } })) });
  const known = new Set(tags.map(({ address }) => address));
  const take = ({ address, name, type, unit }: Node): void => {
    if (known.has(address)) return onTags(tags.filter((tag) => tag.address !== address));
    const kind = type === 'boolean' || type === 'text' ? type : 'number';
    const { unit: none, ...blank } = BLANK_TAG;
    const equipment = way.at(-1)?.name ?? '';
    onTags([...tags, { ...blank, code: codeOf(address), address, type: kind, title: { en: name }, equipment, point: codeOf(address).split('.').at(-1) ?? '', ...(kind === 'number' ? { unit: unit ?? none ?? '1' } : {}) }]);
  };
  return (
    <section className="panel stack" aria-label={t('browse.title')}>
      <div className="spread">
        <div><h2>{t('browse.title')}</h2><p className="soft small">{t('browse.help')}</p></div>
        <div className="row">
          <Button variant="default" mih={48} loading={browse.isPending} onClick={() => browse.mutate({ to: [] })}>{t('browse.browse')}</Button>
          <Button variant="default" mih={48} loading={tryOut.isPending} disabled={tags.every(({ address }) => address === '')} onClick={() => tryOut.mutate()}>{t('browse.try')}</Button>
        </div>
      </div>
      {browse.error && <ProblemNotice error={browse.error} />}
      {items && !browse.error && (
        <div className="stack-tight">
          <div className="row" role="navigation" aria-label={t('browse.way')}>
            {[undefined, ...way].map((node, depth) => <Button key={node?.address ?? ''} variant="subtle" mih={44} px="xs" onClick={() => browse.mutate({ to: way.slice(0, depth) })}>{node?.name ?? t('browse.root')} ›</Button>)}
          </div>
          {items.length === 0 ? <Empty title={t('browse.nothing')} /> : (
            <ul className="plain-list browse-list" tabIndex={0} aria-label={t('browse.title')}>
              {items.map((node) => (
                <li key={node.address} className="row">
                  {node.type !== undefined && <Checkbox size="md" py={10} checked={known.has(node.address)} disabled={node.type === 'unsupported'} onChange={() => take(node)} label={<><strong>{node.name}</strong> <span className="soft">{t(`tag-type.${node.type}`, { defaultValue: node.type })}{node.unit && `, ${node.unit}`}</span></>} />}
                  {node.branch && <Button variant="default" mih={44} onClick={() => browse.mutate({ to: [...way, node] })}>{node.name} ›</Button>}
                </li>
              ))}
            </ul>
          )}
          {browse.data !== undefined && <div><Button variant="default" onClick={() => browse.mutate({ to: way, ...(browse.data === undefined ? {} : { next: browse.data }) })}>{t('act.more')}</Button></div>}
        </div>
      )}
      {tryOut.error && <ProblemNotice error={tryOut.error} />}
      {tryOut.data && <Tried items={tryOut.data.items} tags={tags} />}
    </section>
  );
}

function Tried({ items, tags }: { readonly items: readonly components['schemas']['TriedResponse'][]; readonly tags: readonly Tag[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('browse.tried')}>
      <table className="list">
        <thead><tr><th>{t('connection.code')}</th><th>{t('trend.value')}</th><th>{t('trend.quality')}</th><th>{t('trend.time')}</th></tr></thead>
        <tbody>
          {items.map(({ address, reading, why }) => {
            const tag = tags.find((one) => one.address === address);
            return (
              <tr key={address}>
                <td><strong>{tag?.code}</strong><div className="mono soft">{address}</div></td>
                <td>{reading ? <Amount value={valueText(reading.value as number | string | boolean | null, { language: i18n.language, places: tag?.places, yes: t('trend.yes'), no: t('trend.no') })} unit={reading.unit ?? tag?.unit} /> : why}</td>
                <td>{reading ? <Sign tone={QUALITY[reading.quality] ?? 'attention'}>{t(`trend-quality.${reading.quality}`)}</Sign> : <Sign tone="exception">{t('browse.refused')}</Sign>}{reading?.status && <div className="small soft">{reading.status}</div>}</td>
                <td>{reading && <SiteTime at={reading.at} show="seconds" />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A code for what is at an address: the words of a node id, or device and metric. Whoever writes the draft may give it another. */
function codeOf(address: string): string {
  const words = /;s=(.*)$/.exec(address)?.[1] ?? address;
  return words.replace(/\/+/g, '.').replace(/[^A-Za-z0-9._~-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 100);
}
