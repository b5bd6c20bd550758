import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { decimalText, unitText } from '../../look/amount';
import { layout, type Placed } from './graph-layout';
import type { Genealogy } from './queries';

const [WIDE, HIGH, GAP_X, GAP_Y, EDGE] = [168, 56, 96, 24, 12];
/** More things than this are no picture any more. */
const MOST = 200;

/** Lots and batches with what went from one into the other; the table beside it says the same. */
export function GenealogyGraph({ of }: { readonly of: Genealogy }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { nodes, links } = layout(of);
  if (nodes.length > MOST) return null;
  const at = new Map(nodes.map((node) => [node.id, node]));
  const x = ({ column }: Placed): number => EDGE + column * (WIDE + GAP_X);
  const y = ({ row }: Placed): number => EDGE + row * (HIGH + GAP_Y);
  const [width, height] = [Math.max(...nodes.map(x)) + WIDE + EDGE, Math.max(...nodes.map(y)) + HIGH + EDGE];
  return (
    <div className="scroll" tabIndex={0} role="img" aria-label={t('genealogy.picture', { lots: of.lots.length, edges: of.edges.length })}>
      <svg className="genealogy" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {links.map(({ from, to, amount }, index) => {
          const [a, b] = [at.get(from), at.get(to)];
          if (!a || !b) return null;
          const [x1, y1, x2, y2] = [x(a) + WIDE, y(a) + HIGH / 2, x(b), y(b) + HIGH / 2];
          return (
            <g key={index}>
              <path d={`M${x1} ${y1} C${x1 + GAP_X / 2} ${y1} ${x2 - GAP_X / 2} ${y2} ${x2} ${y2}`} className="genealogy-link" />
              <text x={x1 + 6} y={y1 + (y2 - y1) * 0.06 - 5} className="genealogy-amount">{decimalText(amount.value, i18n.language)} {unitText(amount.unit)}</text>
            </g>
          );
        })}
        {nodes.map((one) => (one.kind === 'elsewhere' ? { ...one, under: t('genealogy.not-shown') } : one)).map((node) => (
          <g key={node.id} className="genealogy-node" data-kind={node.kind} data-tone={node.tone} onClick={() => void (node.kind !== 'elsewhere' && navigate(node.kind === 'lot' ? `/lots/${node.id}` : `/batches/${node.id}`))}>
            <rect x={x(node)} y={y(node)} width={WIDE} height={HIGH} rx={node.kind === 'run' ? 28 : 6} />
            <text x={x(node) + WIDE / 2} y={y(node) + (node.under ? 24 : 33)} textAnchor="middle" className="genealogy-label">{node.tone === 'stopped' ? '■ ' : ''}{node.label}</text>
            {node.under && <text x={x(node) + WIDE / 2} y={y(node) + 43} textAnchor="middle" className="genealogy-under">{node.under}</text>}
          </g>
        ))}
      </svg>
    </div>
  );
}
