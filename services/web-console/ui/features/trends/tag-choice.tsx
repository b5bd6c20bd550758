import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { unitText } from '../../look/amount';
import { Empty } from '../../look/notices';
import { roomFor } from './scales';
import type { SitedTag } from './use-tags';

/** Tags that one list shows; who wants others, searches. */
const SHOWN = 200;

/** Choosing what is drawn: by equipment, or by any words of a tag. */
export function TagChoice({ tags, chosen: before, onChange, onClose }: { readonly tags: readonly SitedTag[]; readonly chosen: readonly SitedTag[]; readonly onChange: (codes: readonly string[]) => void; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [search, setSearch] = useState('');
  const [codes, setCodes] = useState(() => before.map(({ code }) => code)); // the address follows later than a finger
  const chosen = codes.flatMap((code) => tags.find((tag) => tag.code === code) ?? []);
  const choose = (next: readonly string[]): void => {
    setCodes([...next]);
    onChange(next);
  };
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = tags.filter(({ code, title, equipment, point, unit }) => words.every((word) => `${code} ${title.en} ${title.de ?? ''} ${equipment} ${point} ${unitText(unit)}`.toLowerCase().includes(word)));
  const shown = fitting.slice(0, SHOWN);
  const byEquipment = Map.groupBy(shown, ({ equipment }) => equipment);
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t('trend.choose')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <TextInput label={t('trend.search')} placeholder={t('trend.search-example')} value={search} onChange={(event) => setSearch(event.currentTarget.value)} data-autofocus />
        <p className="small soft" role="status">{t('trend.found', { count: fitting.length })}{fitting.length > SHOWN && ` ${t('trend.narrow', { shown: SHOWN })}`}</p>
        <div className="trend-list" tabIndex={0} role="group" aria-label={t('trend.tags')}>
          {shown.length === 0 && <Empty title={t('trend.none-found')} />}
          {[...byEquipment].map(([equipment, found]) => (
            <section key={equipment} aria-label={equipment}>
              <h3>{equipment}</h3>
              {found.map((tag) => {
                const on = codes.includes(tag.code);
                const room = on ? 'yes' : roomFor(tag, chosen);
                return (
                  <Checkbox
                    key={tag.code} size="md" py={10} checked={on} disabled={room !== 'yes'}
                    label={<><strong>{readText(tag.title, i18n.language)}</strong> <span className="soft">{tag.code}{unitText(tag.unit) && `, ${unitText(tag.unit)}`}</span></>}
                    description={room === 'yes' ? undefined : t(`trend.no-room-${room}`)}
                    onChange={() => choose(on ? codes.filter((code) => code !== tag.code) : [...codes, tag.code])}
                  />
                );
              })}
            </section>
          ))}
        </div>
        <div className="spread dialog-acts">
          <span className="soft">{t('trend.chosen', { count: chosen.length })}</span>
          <Button size="lg" mih={64} onClick={onClose}>{t('trend.show')}</Button>
        </div>
      </div>
    </Modal>
  );
}
