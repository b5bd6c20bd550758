import { Button, Menu } from '@mantine/core';
import { STEP_KIND_IDS } from '@batchwright/procedure';
import { useTranslation } from 'react-i18next';
import type { NewPart } from './edit-tree';

interface Props {
  readonly onAdd: (part: NewPart, title: string) => void;
  readonly onShift: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  /** Absent where the selected block is no choice, or has such a branch. */
  readonly onOtherwise: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
  readonly onRedo: (() => void) | undefined;
}

const LEVELS: readonly NewPart[] = ['unit-procedure', 'operation', 'phase'];
const COMBINATORS: readonly NewPart[] = ['sequence', 'parallel', 'choice', 'loop', 'for-each'];

/** What can be done with the selected block; the same acts have keys. */
export function Tools({ onAdd, onShift, onRemove, onOtherwise, onUndo, onRedo }: Props) {
  const { t } = useTranslation();
  const entry = (part: NewPart) => {
    const what = part.startsWith('step:') ? t(`kind.${part.slice(5)}`) : t(`node.${part}`);
    return <Menu.Item key={part} onClick={() => onAdd(part, t('designer.new-title', { what }))}>{what}</Menu.Item>;
  };
  return (
    <div className="row" role="toolbar" aria-label={t('designer.tools')}>
      <Menu position="bottom-start" styles={{ dropdown: { maxHeight: '60vh', overflowY: 'auto' } }}>
        <Menu.Target><Button mih={44} variant="default">+ {t('designer.add')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('designer.steps')}</Menu.Label>
          {STEP_KIND_IDS.map((kind) => entry(`step:${kind}`))}
          <Menu.Label>{t('designer.levels')}</Menu.Label>
          {LEVELS.map(entry)}
          <Menu.Label>{t('designer.combinators')}</Menu.Label>
          {COMBINATORS.map(entry)}
        </Menu.Dropdown>
      </Menu>
      {onOtherwise && <Button mih={44} variant="default" onClick={onOtherwise}>+ {t('designer.add-otherwise')}</Button>}
      <Button mih={44} variant="default" onClick={() => onShift(-1)}>↑ {t('designer.up')}</Button>
      <Button mih={44} variant="default" onClick={() => onShift(1)}>↓ {t('designer.down')}</Button>
      <Button mih={44} variant="default" onClick={onRemove}>× {t('designer.remove')}</Button>
      <Button mih={44} variant="default" disabled={!onUndo} onClick={onUndo}>↶ {t('designer.undo')}</Button>
      <Button mih={44} variant="default" disabled={!onRedo} onClick={onRedo}>↷ {t('designer.redo')}</Button>
    </div>
  );
}
