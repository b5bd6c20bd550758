import { ActionIcon, Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { saveAs } from '../../look/save-as';
import { csvOf } from '../materials/csv';
import { BLANK_TAG } from './draft';
import { LimitsDialog } from './limits-dialog';
import type { Tag } from './queries';
import { COLUMNS, rowsOfTags, tagsOf } from './tags-csv';

/** Rows that are edited at once; larger lists are edited as CSV. */
const ROWS = 50;
const TEXTS = ['code', 'address', 'equipment', 'point', 'unit'] as const;

/** The tags of a draft, row by row, or as a list from a spreadsheet. */
export function TagTable({ tags, code, onChange }: { readonly tags: readonly Tag[]; readonly code: string; readonly onChange: (tags: readonly Tag[]) => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(0);
  const [pasting, setPasting] = useState(false);
  const [limitsOf, setLimitsOf] = useState<number>();
  const set = (at: number, next: Tag): void => onChange(tags.map((tag, index) => (index === at ? next : tag)));
  const pages = Math.ceil(tags.length / ROWS);
  const from = Math.min(page, Math.max(0, pages - 1)) * ROWS;
  const open = limitsOf === undefined ? undefined : tags[limitsOf];
  return (
    <section className="panel stack" aria-label={t('trend.tags')}>
      <div className="spread">
        <h2>{t('trend.tags')} <span className="soft">({tags.length})</span></h2>
        <div className="row">
          <Button variant="default" mih={48} onClick={() => saveAs(`${code || 'tags'}.csv`, new Blob([csvOf(rowsOfTags(tags))], { type: 'text/csv' }))}>{t('tag-edit.as-csv')}</Button>
          <Button variant="default" mih={48} onClick={() => setPasting(true)}>{t('tag-edit.paste')}</Button>
          <Button variant="default" mih={48} onClick={() => { onChange([...tags, BLANK_TAG]); setPage(Math.floor(tags.length / ROWS)); }}>{t('tag-edit.add')}</Button>
        </div>
      </div>
      {pasting && <PasteDialog known={tags} onTags={onChange} onClose={() => setPasting(false)} />}
      {open && limitsOf !== undefined && <LimitsDialog tag={open} onChange={(limits) => set(limitsOf, { ...open, limits: [...limits] })} onClose={() => setLimitsOf(undefined)} />}
      {tags.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t('trend.tags')}>
          <table className="list tag-table">
            <thead><tr>{TEXTS.slice(0, 2).map((field) => <th key={field}>{t(`connection-field.${field}`)}</th>)}<th>{t('connection-field.type')}</th><th>{t('connection-field.en')}</th><th>{t('connection-field.de')}</th>{TEXTS.slice(2).map((field) => <th key={field}>{t(`connection-field.${field}`)}</th>)}<th>{t('connection-field.places')}</th><th>{t('connection-field.instrument')}</th><th>{t('connection-field.writable')}</th><th>{t('connection-field.keepDays')}</th><th>{t('connection-field.limits')}</th><th><span className="visually-hidden">{t('trend.remove')}</span></th></tr></thead>
            <tbody>{tags.slice(from, from + ROWS).map((tag, index) => <Row key={from + index} tag={tag} onChange={(next) => set(from + index, next)} onLimits={() => setLimitsOf(from + index)} onRemove={() => onChange(tags.filter((_, at) => at !== from + index))} />)}</tbody>
          </table>
        </div>
      )}
      {pages > 1 && <div className="row">{Array.from({ length: pages }, (_, at) => <Button key={at} variant={at * ROWS === from ? 'filled' : 'default'} mih={44} onClick={() => setPage(at)}>{at * ROWS + 1}–{Math.min(tags.length, (at + 1) * ROWS)}</Button>)}</div>}
    </section>
  );
}

function Row({ tag, onChange, onLimits, onRemove }: { readonly tag: Tag; readonly onChange: (tag: Tag) => void; readonly onLimits: () => void; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  const named = (field: string): string => `${t(`connection-field.${field}`)}: ${tag.code}`;
  const text = (field: (typeof TEXTS)[number]) => (
    <td key={field} className={field === 'code' || field === 'address' ? 'wide' : ''}>
      <TextInput aria-label={named(field)} value={tag[field] ?? ''} disabled={field === 'unit' && tag.type !== 'number'} onChange={(event) => onChange({ ...tag, [field]: event.currentTarget.value.trim() })} maxLength={field === 'address' ? 500 : 100} />
    </td>
  );
  const count = (field: 'places' | 'keepDays') => (
    <td>
      <TextInput aria-label={named(field)} inputMode="numeric" value={String(tag[field] ?? '')} onChange={({ currentTarget: { value } }) => {
        const { places: _, ...rest } = tag;
        const number = Number(value.replace(/\D/g, ''));
        onChange(field === 'places' ? (value === '' ? rest : { ...rest, places: number }) : { ...tag, keepDays: number });
      }} />
    </td>
  );
  return (
    <tr>
      {TEXTS.slice(0, 2).map(text)}
      <td>
        <NativeSelect size="md" aria-label={named('type')} value={tag.type} data={(['number', 'boolean', 'text'] as const).map((value) => ({ value, label: t(`tag-type.${value}`) }))} onChange={(event) => {
          const { unit, ...rest } = tag;
          const type = event.currentTarget.value as Tag['type'];
          onChange({ ...rest, type, limits: [], ...(type === 'number' ? { unit: unit ?? '1' } : {}) });
        }} />
      </td>
      <td className="wide"><TextInput aria-label={named('en')} value={tag.title.en} onChange={(event) => onChange({ ...tag, title: { ...tag.title, en: event.currentTarget.value } })} maxLength={200} /></td>
      <td className="wide"><TextInput aria-label={named('de')} value={tag.title.de ?? ''} onChange={({ currentTarget: { value } }) => onChange({ ...tag, title: { en: tag.title.en, ...(value === '' ? {} : { de: value }) } })} maxLength={200} /></td>
      {TEXTS.slice(2).map(text)}
      {count('places')}
      <td>
        <TextInput aria-label={named('instrument')} value={tag.instrument ?? ''} maxLength={100} onChange={({ currentTarget: { value } }) => {
          const { instrument: _, ...rest } = tag;
          onChange(value.trim() === '' ? rest : { ...rest, instrument: value.trim() });
        }} />
      </td>
      <td>
        <Checkbox size="lg" aria-label={named('writable')} checked={tag.writable === true} onChange={({ currentTarget: { checked } }) => {
          const { writable: _, commandMethod: __, ...rest } = tag;
          onChange(checked ? { ...rest, writable: true } : rest);
        }} />
        {tag.writable && <TextInput mt="xs" aria-label={named('commandMethod')} placeholder={t('connection-field.commandMethod')} value={tag.commandMethod ?? ''} maxLength={500} onChange={({ currentTarget: { value } }) => {
          const { commandMethod: _, ...rest } = tag;
          onChange(value.trim() === '' ? rest : { ...rest, commandMethod: value.trim() });
        }} />}
      </td>
      {count('keepDays')}
      <td><Button variant="default" mih={44} aria-label={`${tag.limits.length} ${named('limits')}`} onClick={onLimits}>{tag.limits.length}</Button></td>
      <td><ActionIcon aria-label={`${t('trend.remove')}: ${tag.code}`} onClick={onRemove}><svg viewBox="0 0 16 16" width="16" aria-hidden="true"><path d="M3 3l10 10M13 3 3 13" stroke="currentColor" strokeWidth="2" /></svg></ActionIcon></td>
    </tr>
  );
}

function PasteDialog({ known, onTags, onClose }: { readonly known: readonly Tag[]; readonly onTags: (tags: readonly Tag[]) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { tags, faults } = tagsOf(text, known);
  const take = (): void => {
    const fresh = new Map(tags.map((tag) => [tag.code, tag]));
    onTags([...known.map((tag) => fresh.get(tag.code) ?? tag), ...tags.filter(({ code }) => !known.some((tag) => tag.code === code))]);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={<strong>{t('tag-edit.paste')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <div className="stack">
        <Textarea label={t('tag-edit.list')} description={<>{t('tag-edit.list-help')} <span className="mono">{COLUMNS.join(', ')}</span></>} classNames={{ input: 'mono' }} minRows={6} maxRows={14} autosize value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
        {text.trim() !== '' && faults.length > 0 && (
          <Notice tone="exception" title={t('tag-edit.faults', { count: faults.length })}>
            <ul>{faults.slice(0, 20).map(({ line, column, fault }) => <li key={`${line} ${column} ${fault}`}>{t('tag-edit.line', { line })}, <span className="mono">{column}</span>: {t(`tag-fault.${fault}`)}</li>)}</ul>
          </Notice>
        )}
        <div className="spread dialog-acts">
          <span className="soft" role="status">{t('trend.found', { count: tags.length })}</span>
          <Button size="lg" mih={64} disabled={tags.length === 0 || faults.length > 0} onClick={take}>{t('tag-edit.take')}</Button>
        </div>
      </div>
    </Modal>
  );
}
