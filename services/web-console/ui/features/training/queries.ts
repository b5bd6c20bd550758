import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { components } from '../../api/generated/schema';

export type Column = components['schemas']['MatrixColumnPart'];
export type Row = components['schemas']['MatrixRowResponse'];
export type Cell = components['schemas']['MatrixCellPart'];

/** Codes that somebody was ever trained for, at a site. */
export function useColumns(site: string) {
  return useQuery({ queryKey: ['training', 'columns', site], queryFn: async () => (await answerOf(api.GET('/api/training/v1/matrix/columns', { params: { query: { site } } }))).items });
}

/** All people of a site with what they are trained for: page after page. */
export function useRows(site: string) {
  return useQuery({
    queryKey: ['training', 'matrix', site],
    queryFn: async () => {
      const rows: Row[] = [];
      let after: string | undefined;
      do {
        const page = await answerOf(api.GET('/api/training/v1/matrix', { params: { query: { site, limit: 500, ...(after === undefined ? {} : { after }) } } }));
        rows.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return rows;
    },
  });
}
