import { useTranslation } from 'react-i18next';
import type { Move } from '../api/problem';
import { usePerson } from '../session/session';

interface Props {
  readonly moves: readonly Move[];
  /** How this screen makes a move, where it can: shown as a button to those who may. */
  readonly act?: (move: Move) => (() => void) | undefined;
}

/** The ways out of a refusal: what may be done, and by whom (B20). What the reader may do himself comes in bold. */
export function Moves({ moves, act }: Props) {
  const { t } = useTranslation();
  const { roles: mine } = usePerson();
  if (moves.length === 0) return null;
  return (
    <>
      <p className="moves-head">{t('problem.moves')}</p>
      <ul className="moves">
        {moves.map((one) => {
          const { move, title, roles } = one;
          const may = roles.length === 0 || roles.some((role) => mine.includes(role));
          const does = may ? act?.(one) : undefined;
          return (
            <li key={move} data-mine={may || undefined}>
              {does ? <button type="button" className="move-link" onClick={does}>{title}</button> : title}
              {roles.length > 0 && <span className="soft"> ({roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(', ')})</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
