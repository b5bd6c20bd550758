import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Choice {
  readonly containers: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Which containers of the output a partial release lets go; the others stay held until somebody decides about them. */
export function PartChoice({ containers, chosen, onChoose }: Choice) {
  const { t } = useTranslation();
  return (
    <details open={chosen.length > 0}>
      <summary>{t('review.part-choose')}</summary>
      <Checkbox.Group label={t('review.part-containers')} description={t('review.part-help')} value={[...chosen]} onChange={onChoose}>
        <div className="stack" style={{ paddingTop: 8 }}>{containers.map((code) => <Checkbox key={code} size="lg" value={code} label={code} />)}</div>
      </Checkbox.Group>
    </details>
  );
}
