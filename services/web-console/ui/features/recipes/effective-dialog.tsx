import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneOf } from '../../session/plant';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
  /** `date`: date of the site at whose beginning the version comes into force; undefined = now. */
  readonly onChosen: (date: string | undefined) => void;
}

/** From when a version is in force: now, or 00:00 site time of a later date. What was chosen is signed next. */
export function EffectiveDialog({ site, onClose, onChosen }: Props) {
  const { t } = useTranslation();
  const [when, setWhen] = useState('now');
  const [date, setDate] = useState('');
  return (
    <Modal opened onClose={onClose} title={<strong>{t('recipes.make-effective')}</strong>} closeButtonProps={{ 'aria-label': t('act.close'), size: 44 }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onChosen(when === 'now' ? undefined : date);
        }}
      >
        <Radio.Group value={when} onChange={setWhen} label={t('recipes.from-when')}>
          <div className="stack-tight">
            <Radio size="lg" value="now" label={t('recipes.from-now')} />
            <Radio size="lg" value="date" label={t('recipes.from-date')} />
          </div>
        </Radio.Group>
        {when === 'date' && <TextInput type="date" size="lg" required label={t('recipes.effective-date')} description={t('recipes.site-time', { zone: zoneOf(site) })} value={date} onChange={(event) => setDate(event.currentTarget.value)} data-autofocus />}
        <Button type="submit" size="lg" mih={64} disabled={when === 'date' && date === ''}>{t('recipes.to-signature')}</Button>
      </form>
    </Modal>
  );
}
