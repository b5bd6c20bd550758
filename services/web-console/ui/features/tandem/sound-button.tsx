import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nextSoundOut, useSoundOut } from './sound-out';

/** Loudspeaker or headset, where this device has more than one and lets a page choose. */
export function SoundButton() {
  const { t } = useTranslation();
  const { here, chosen } = useSoundOut();
  if (here.length < 2 || !('setSinkId' in HTMLMediaElement.prototype)) return null;
  const label = chosen?.label || t('tandem.sound-of-device');
  return <Button variant="default" mih={56} onClick={nextSoundOut}><span className="tandem-sound">{t('tandem.sound-to', { label })}<span className="visually-hidden">{t('tandem.sound-next')}</span></span></Button>;
}
