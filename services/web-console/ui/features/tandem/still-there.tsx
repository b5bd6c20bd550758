import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../look/notices';
import { useLocksSoon } from '../../session/idle';
import { ring } from './ring';

/** Whoever only listens touches nothing: he is asked, with a sound, before the console locks in the middle of his session. */
export function StillThere() {
  return useLocksSoon() ? <Ask /> : null;
}

function Ask() {
  const { t } = useTranslation();
  useEffect(() => ring(), []);
  return (
    <div className="tandem-still-there" role="alert">
      <Notice tone="attention" title={t('tandem.locks-soon')}>
        {/* every touch counts as one: this is only the place for it */}
        <Button mih={56} mt="xs">{t('tandem.still-here')}</Button>
      </Notice>
    </div>
  );
}
