import { Button, MultiSelect } from '@mantine/core';
import { blankOf, type Shape, type ShapeForm, type Text } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { WORDS } from './leaf-field';
import type { FieldProps } from './shape-form';

/** A list: each item opens to its own form, can be moved before the one above, and left out. */
export function ListField({ form, inner: Inner, name, value, onChange, at, wrong }: FieldProps & { readonly form: Extract<ShapeForm, { of: 'list' }>; readonly inner: React.ComponentType<FieldProps> }) {
  const { t, i18n } = useTranslation();
  const label = t(`field.${name}`, { defaultValue: name });
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const of = form.item.form?.(undefined);
  if (of?.of === 'one-of') {
    return <MultiSelect label={label} value={items as string[]} onChange={(next) => onChange(next, at)} error={wrong.get(at)} data={of.allowed.map((option) => ({ value: option, label: t(`${WORDS[name] ?? 'option'}.${option}`, { defaultValue: option }) }))} />;
  }
  const plain = of !== undefined && of.of !== 'object' && of.of !== 'list';
  const troubled = (i: number): boolean => [...wrong.keys()].some((path) => path === `${at}/${i}` || path.startsWith(`${at}/${i}/`));
  return (
    <fieldset className="part">
      <legend>{label} <span className="soft">({items.length})</span></legend>
      {wrong.get(at) && <p className="wrong">{wrong.get(at)}</p>}
      {items.map((item, i) => {
        const called = titleOf(item, i18n.language) ?? `${label} ${i + 1}`;
        const field = <Inner shape={form.item} name={name} value={item} at={`${at}/${i}`} wrong={wrong} onChange={(next, place) => onChange(items.map((one, at) => (at === i ? next : one)), place)} />;
        const acts = (
          <span className="row" style={{ gap: 0 }}>
            {i > 0 && <button type="button" className="drop" aria-label={t('designer.earlier-item', { what: called })} onClick={() => onChange(items.map((one, at) => (at === i - 1 ? item : at === i ? items[i - 1] : one)), `${at}^`)}>↑</button>}
            <button type="button" className="drop" aria-label={t('designer.leave-out', { what: called })} onClick={() => onChange(items.filter((_, at) => at !== i), `${at}-`)}>×</button>
          </span>
        );
        return plain ? (
          <div key={i} className="field">{field}{acts}</div>
        ) : (
          <details key={i} className="item" open={troubled(i) || undefined}>
            <summary><span className="grow">{called}{troubled(i) && <span className="recipe-mark" style={{ marginLeft: '0.5rem' }}>!</span>}</span></summary>
            {acts}
            {field}
          </details>
        );
      })}
      {isWhole(form.item) && <Button variant="subtle" size="compact-md" mih={44} onClick={() => onChange([...items, blankOf(form.item, {})], `${at}+`)} aria-label={t('designer.add-to', { what: label })}>+ {t('designer.add-item')}</Button>}
    </fieldset>
  );
}

/** A form can make all of such an item; a branch of a choice has a node, which is added in the tree. */
function isWhole(item: Shape): boolean {
  const form = item.form?.({});
  return form?.of !== 'object' || Object.values(form.required).every((part) => part.form !== undefined);
}

/** What an item is called by people. */
function titleOf(item: unknown, language: string): string | undefined {
  const { title, text, id, code, when } = (item ?? {}) as { title?: Text; text?: Text; id?: string; code?: string; when?: string };
  return [readText(title ?? text, language), id, code, when].find((one) => typeof one === 'string' && one !== '');
}
