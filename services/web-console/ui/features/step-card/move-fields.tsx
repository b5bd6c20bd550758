import { Input, NativeSelect, Select, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readText } from '../../language/read-text';
import { TimeField } from '../../look/time-field';
import { useColleagues } from '../../session/colleagues';
import { zoneOf } from '../../session/plant';
import { FieldInput } from './field-input';
import { press } from './keypad';
import type { Card } from './model';
import { Offers } from './offers';
import { goesOn, type MoveName } from './possible-moves';
import type { TypedMove } from './use-move';

interface Props {
  readonly card: Card;
  readonly typed: TypedMove;
}

/** What a move names beside its reason. */
export function MoveFields({ move, ...props }: Props & { readonly move: MoveName }) {
  switch (move) {
    case 'reassign-step':
      return <WhoGoesOn {...props} />;
    case 'change-equipment':
      return <OtherItem {...props} />;
    case 'late-entry':
      return <WhatWasObserved {...props} />;
    case 'choose-recovery':
      return <WhichRecovery {...props} />;
    case 'not-applicable':
    case 'reopen-step':
      return null;
  }
}

function WhoGoesOn({ card, typed }: Props) {
  const { t } = useTranslation();
  const data = useColleagues().filter((one) => goesOn(card, one)).map(({ name, person }) => ({ value: person, label: `${name} (${person})` }));
  return <Select size="lg" label={t('moves.to')} placeholder={t('act.choose')} searchable nothingFoundMessage={t('moves.nobody')} value={typed.to === '' ? null : typed.to} onChange={(person) => typed.setTo(person ?? '')} data={data} />;
}

function OtherItem({ card, typed }: Props) {
  const { t, i18n } = useTranslation();
  const asked = typed.bound.find(({ need }) => need === typed.requirement)?.asked;
  return (
    <>
      <NativeSelect size="lg" label={t('moves.requirement')} value={typed.requirement} onChange={(event) => typed.setRequirement(event.currentTarget.value)} data={typed.bound.map((need) => ({ value: need.need, label: `${readText(need.title, i18n.language)}: ${need.item ?? ''}` }))} />
      <TextInput size="lg" label={t('moves.item')} placeholder={t('step.scan-or-type')} value={typed.item} onChange={(event) => typed.setItem(event.currentTarget.value)} maxLength={60} autoComplete="off" spellCheck={false} />
      {asked && <Offers site={card.site} runId={card.runId} asked={asked} onCode={typed.setItem} />}
    </>
  );
}

function WhichRecovery({ typed }: Props) {
  const { t, i18n } = useTranslation();
  return <NativeSelect size="lg" label={t('moves.recovery')} value={typed.recovery} onChange={(event) => typed.setRecovery(event.currentTarget.value)} data={typed.recoveries.map((one) => ({ value: one.en, label: readText(one, i18n.language) }))} />;
}

function WhatWasObserved({ card, typed }: Props) {
  const { t, i18n } = useTranslation();
  const { field, value, setValue, observedAt, setObservedAt } = typed;
  const zone = zoneOf(card.site);
  const onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
    if (field?.type === 'number' && !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Backspace')) setValue(press(value, key));
  };
  return (
    <>
      <NativeSelect size="lg" label={t('moves.entry')} value={field?.address} onChange={(event) => typed.choose(event.currentTarget.value)} data={typed.open.map((one) => ({ value: one.address, label: [readText(one.title, i18n.language), one.row].filter(Boolean).join(' · ') }))} />
      {field && <div className="entry" role="group" aria-label={t('moves.value')} onKeyDown={onKey}><FieldInput field={field} site={card.site} runId={card.runId} value={value} onChange={setValue} /></div>}
      <Input.Wrapper size="lg" label={`${t('moves.observed-at')} (${zone})`} id="observed-at"><div><TimeField id="observed-at" value={observedAt} zone={zone} onChange={setObservedAt} /></div></Input.Wrapper>
      <TextInput size="lg" label={t('moves.source')} value={typed.source} onChange={(event) => typed.setSource(event.currentTarget.value)} maxLength={500} />
    </>
  );
}
