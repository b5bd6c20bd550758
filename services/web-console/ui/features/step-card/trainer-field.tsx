import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (person: string) => void;
}

/** A trainee says who is at his side before the step begins. */
export function TrainerField({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <TextInput size="lg" w="24rem" label={t('training.trainer')} description={t('training.trainer-help')} value={value} autoComplete="off" spellCheck={false} maxLength={100} onChange={(event) => onChange(event.currentTarget.value)} />
    </section>
  );
}
