import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Suppliers } from '../../application/suppliers';
import type { Lot } from '../../domain/lot';
import type { SupplierQualification } from '../../domain/supplier-qualification';
import { rowsOf } from './rows-of';

type Row = Omit<SupplierQualification, 'withdrawnFor'> & { readonly withdrawnFor: string | null };

const KNOWN = 'SELECT q.site, q.material, q.supplier, q.sequence, q.until, q.withdrawn_for AS "withdrawnFor" FROM supplier_qualification q';

/** Qualified suppliers in the schema `resources`. */
export class PostgresSuppliers implements Suppliers {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, site: string, material: string, supplier: string): Promise<SupplierQualification | undefined> {
    const [row] = await tx.query<Row>(`${KNOWN} WHERE q.site = $1 AND q.material = $2 AND q.supplier = $3`, [site, material, supplier]);
    return row && qualificationOf(row);
  }

  async askedOf(tx: Transaction, { site, material, id }: Lot): Promise<SupplierQualification[]> {
    const rows = await tx.query<Row>(`${KNOWN} WHERE q.site = $1 AND q.material = $2 AND NOT EXISTS (SELECT FROM movement m WHERE m.site = $1 AND m.lot_id = $3 AND m.kind = 'produce')`, [site, material, id]);
    return rows.map(qualificationOf);
  }

  async list(sites: readonly string[], material?: string): Promise<SupplierQualification[]> {
    const rows = await this.transactions.read<Row>(`${KNOWN} WHERE q.site = ANY ($1) AND ($2::text IS NULL OR q.material = $2) ORDER BY q.site, q.material, q.supplier LIMIT 10000`, [sites, material ?? null]);
    return rows.map(qualificationOf);
  }
}

function qualificationOf({ withdrawnFor, ...row }: Row): SupplierQualification {
  return withdrawnFor === null ? row : { ...row, withdrawnFor };
}
