import { Button, Menu } from '@mantine/core';
import { blankOf, fitted, type Shape } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import { LeafField } from './leaf-field';
import { ListField } from './list-field';

export interface FieldProps {
  readonly shape: Shape;
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown, place: string) => void;
  /** JSON pointer of the value. */
  readonly at: string;
  /** What is wrong, by JSON pointer. */
  readonly wrong: ReadonlyMap<string, string>;
}

/** Fields whose change makes the object another thing, with other fields. */
const DECIDES = new Set(['type', 'kind']);

/** A form for any value that the recipe's format describes: made from the shape that reads it, so it offers what may be there and nothing else. */
export function ShapeField(props: FieldProps) {
  const form = props.shape.form?.(props.value);
  if (!form) return null;
  if (form.of === 'object') return <ObjectFields {...props} />;
  if (form.of === 'list') return <ListField {...props} form={form} inner={ShapeField} />;
  return <LeafField {...props} form={form} />;
}

/** The fields of an object: those that must be there, those that are, and a way to the others. */
export function ObjectFields({ shape, name, value, onChange, at, wrong }: FieldProps) {
  const { t } = useTranslation();
  const form = shape.form?.(value);
  if (form?.of !== 'object') return null;
  const object = (value ?? {}) as Readonly<Record<string, unknown>>;
  const offered = { ...form.required, ...form.optional };
  const editable = Object.entries(offered).filter(([, part]) => !isFixed(part));
  const shown = editable.filter(([field]) => Object.hasOwn(form.required, field) || object[field] !== undefined);
  const absent = editable.filter(([field]) => !shown.some(([one]) => one === field));
  const put = (field: string, next: unknown, place: string): void => {
    const { [field]: _, ...rest } = object;
    const whole = next === undefined ? rest : { ...object, [field]: next };
    onChange(DECIDES.has(field) ? fitted(shape, whole) : whole, place);
  };
  const compact = shown.every(([field, part]) => !['object', 'list'].includes(part.form?.(object[field])?.of ?? '')) && shown.length <= 3;
  return (
    <div className={compact ? 'fields compact' : 'fields'}>
      {shown.map(([field, part]) => {
        const inner = part.form?.(object[field])?.of;
        const label = t(`field.${field}`, { defaultValue: field });
        const entry = <ShapeField shape={part} name={field} value={object[field]} at={`${at}/${field}`} wrong={wrong} onChange={(next, place) => put(field, next, place)} />;
        const drop = Object.hasOwn(form.optional, field) && (
          <button type="button" className="drop" aria-label={t('designer.leave-out', { what: label })} title={t('designer.leave-out', { what: label })} onClick={() => put(field, undefined, `${at}/${field}-`)}>×</button>
        );
        return inner === 'object' ? (
          <fieldset key={field} className="part"><legend>{label} {drop}</legend>{wrong.get(`${at}/${field}`) && <p className="wrong">{wrong.get(`${at}/${field}`)}</p>}{entry}</fieldset>
        ) : (
          <div key={field} className="field">{entry}{drop}</div>
        );
      })}
      {absent.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target><Button variant="subtle" size="compact-md" mih={44} aria-label={t('designer.more-of', { what: t(`field.${name}`, { defaultValue: name }) })}>+ {t('designer.more')}</Button></Menu.Target>
          <Menu.Dropdown>
            {absent.map(([field, part]) => <Menu.Item key={field} onClick={() => put(field, blankOf(part), `${at}/${field}+`)}>{t(`field.${field}`, { defaultValue: field })}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Nothing to say: it can only be one thing, or no form edits it. */
function isFixed(shape: Shape): boolean {
  if (!shape.form) return true;
  const form = shape.form(undefined);
  return (form?.of === 'one-of' && form.allowed.length === 1) || (form?.of === 'list' && !form.item.form);
}
