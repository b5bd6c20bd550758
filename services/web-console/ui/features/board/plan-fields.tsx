import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { EquipmentRequirement } from '@batchwright/procedure';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { instantOf, localOf } from '../../look/instant-of';
import { readText } from '../../language/read-text';
import { usePeopleOf } from './queries';

type OrderPlan = components['schemas']['OrderPlanPart'];

/** A plan as it is typed: local times of the site, items by requirement, employee numbers. */
export interface PlanDraft {
  readonly start: string;
  readonly end: string;
  readonly items: Readonly<Record<string, string>>;
  readonly people: readonly string[];
}

export const NO_PLAN: PlanDraft = { start: '', end: '', items: {}, people: [] };

export function draftOf(plan: OrderPlan | null | undefined, zone: string): PlanDraft {
  if (plan == null) return NO_PLAN;
  return {
    start: localOf(plan.start, zone), end: plan.end == null ? '' : localOf(plan.end, zone),
    items: Object.fromEntries((plan.equipment ?? []).map(({ requirement, item }) => [requirement, item])), people: plan.people ?? [],
  };
}

/** The plan that is sent; undefined: nothing is planned. */
export function planOf({ start, end, items, people }: PlanDraft, zone: string): OrderPlan | undefined {
  if (start === '') return undefined;
  const equipment = Object.entries(items).map(([requirement, item]) => ({ requirement, item }));
  return { start: instantOf(start, zone), ...(end === '' ? {} : { end: instantOf(end, zone) }), ...(equipment.length === 0 ? {} : { equipment }), ...(people.length === 0 ? {} : { people: [...people] }) };
}

interface Props {
  readonly site: string | undefined;
  /** What the recipe asks for; empty while none is chosen. */
  readonly requirements: readonly EquipmentRequirement[];
  readonly draft: PlanDraft;
  readonly onChange: (draft: PlanDraft) => void;
}

/** When, with what and by whom an order is meant to be made. Items and people are asked for once it is known when. */
export function PlanFields({ site, requirements, draft, onChange }: Props) {
  const { t } = useTranslation();
  const people = usePeopleOf(site, site !== undefined && draft.start !== '');
  const known = (people.data?.items ?? []).filter(({ locked }) => !locked).map(({ person, name }) => ({ value: person, label: `${name} (${person})` }));
  const others = draft.people.filter((person) => !known.some(({ value }) => value === person)).map((person) => ({ value: person, label: person }));
  return (
    <>
      <TextInput type="datetime-local" label={t('pre-flight.start')} description={t('pre-flight.start-help')} value={draft.start} onChange={(event) => onChange({ ...draft, start: event.currentTarget.value })} />
      {draft.start !== '' && (
        <>
          <TextInput type="datetime-local" label={t('pre-flight.end')} value={draft.end} onChange={(event) => onChange({ ...draft, end: event.currentTarget.value })} />
          {site !== undefined && requirements.length > 0 && (
            <fieldset className="stack part">
              <legend>{t('pre-flight.items')}</legend>
              {requirements.map((requirement) => (
                <ItemChoice key={requirement.id} site={site} requirement={requirement} item={draft.items[requirement.id]} onChoose={(item) => onChange({ ...draft, items: withItem(draft.items, requirement.id, item) })} />
              ))}
            </fieldset>
          )}
          <MultiSelect size="md" label={t('pre-flight.people')} description={t('pre-flight.people-help')} searchable data={[...known, ...others]} value={[...draft.people]} onChange={(chosen) => onChange({ ...draft, people: chosen })} />
        </>
      )}
    </>
  );
}

/** One of the items that have what is asked for; whether it may be used then is what pre-flight says. */
function ItemChoice({ site, requirement, item, onChoose }: { readonly site: string; readonly requirement: EquipmentRequirement; readonly item: string | undefined; readonly onChoose: (item: string | null) => void }) {
  const { t, i18n } = useTranslation();
  const { class: equipmentClass, properties, title } = requirement;
  const { data } = useQuery({
    queryKey: ['resources', 'equipment', 'offers', site, equipmentClass, properties],
    queryFn: () => answerOf(api.POST('/api/resources/v1/equipment-offers', { body: { site, class: equipmentClass, properties: [...properties] } })),
  });
  const fitting = (data?.fitting ?? []).map(({ code, title: name }) => ({ value: code, label: `${code} ${name}` }));
  const kept = item === undefined || fitting.some(({ value }) => value === item) ? [] : [{ value: item, label: item }];
  return <Select label={readText(title, i18n.language)} placeholder={t('pre-flight.any-item')} clearable value={item ?? null} onChange={onChoose} data={[...fitting, ...kept]} />;
}

function withItem(items: PlanDraft['items'], requirement: string, item: string | null): PlanDraft['items'] {
  const others = Object.fromEntries(Object.entries(items).filter(([one]) => one !== requirement));
  return item === null ? others : { ...others, [requirement]: item };
}
