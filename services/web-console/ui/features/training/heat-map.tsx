import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Shape, type Tone } from '../../look/shapes';
import { SiteTime } from '../../look/site-time';
import type { Cell, Column, Row } from './queries';
import { rowsInSight } from './rows-in-sight';
import './training.css';

/** Height of a row in pixels; the style sheet has the same. */
const ROW = 48;

const TONES: Readonly<Record<string, Tone>> = { valid: 'done', ending: 'attention', trainee: 'running', 'not-yet': 'waiting', expired: 'exception', revoked: 'stopped' };

/** A place in the matrix. */
export interface Place {
  readonly row: Row;
  readonly code: string;
  readonly cell?: Cell;
}

interface Props {
  readonly site: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly chosen: Place | undefined;
  readonly onChoose: (place: Place) => void;
}

/** People down, training codes across; each state in colour, shape and word. Only the rows in sight are drawn. */
export function HeatMap({ site, columns, rows, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { first, last } = rowsInSight(top, box.current?.clientHeight ?? 700, ROW, rows.length);
  return (
    <div className="panel heat-map" ref={box} onScroll={(event) => setTop(event.currentTarget.scrollTop)} tabIndex={0} role="region" aria-label={t('training.matrix')}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('people.name')}</th>
            {columns.map(({ code, kind, holders }) => (
              <th key={code} scope="col" data-kind={kind}><span className="code">{nameOf(code)}</span><span className="soft small">{t(`training.kind.${kind}`)}, {t('training.holders', { count: holders })}</span></th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden="true" style={{ height: first * ROW }}><td colSpan={columns.length + 1} /></tr>}
          {rows.slice(first, last).map((row, index) => (
            <Line key={row.person} index={first + index + 2} row={row} columns={columns} site={site} chosen={chosen?.row.person === row.person ? chosen.code : undefined} onChoose={onChoose} />
          ))}
          {last < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - last) * ROW }}><td colSpan={columns.length + 1} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly site: string;
  readonly chosen: string | undefined;
  readonly onChoose: Props['onChoose'];
}

const Line = memo(function Line({ index, row, columns, site, chosen, onChoose }: LineProps) {
  const { t } = useTranslation();
  const cells = useMemo(() => new Map(row.cells.map((cell) => [cell.code, cell])), [row]);
  return (
    <tr aria-rowindex={index}>
      <th scope="row">{row.name} <span className="soft small">{row.person}</span></th>
      {columns.map(({ code }) => {
        const cell = cells.get(code);
        return (
          <td key={code} data-state={cell?.state ?? 'none'}>
            <button type="button" aria-pressed={chosen === code} aria-label={cell ? undefined : t('training.none-for', { code: nameOf(code) })} onClick={() => onChoose({ row, code, ...(cell ? { cell } : {}) })}>
              {cell ? <><Shape tone={TONES[cell.state] ?? 'waiting'} />{cell.state === 'ending' ? <SiteTime at={cell.until} site={site} show="day" /> : t(`training.state.${cell.state}`)}</> : '–'}
            </button>
          </td>
        );
      })}
    </tr>
  );
});

/** What a code is called in a column: without the word for its kind. */
export function nameOf(code: string): string {
  const [kind, ...rest] = code.split('/');
  if (kind === 'recipe' && rest.length === 2) return `${rest[0] ?? ''} v${rest[1] ?? ''}`;
  return kind === 'equipment' ? rest.join('/') : code;
}
