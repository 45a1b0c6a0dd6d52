import type { Page } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { invalidRequest } from '../service/errors';

const cursorSchema = z.object({
  /** The list that it belongs to. */
  list: z.string(),
  direction: z.enum(['next', 'previous']),
  /** The sort key of the item that the page begins after. */
  key: z.array(z.string()).min(1),
});

type Cursor = z.infer<typeof cursorSchema>;

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(text: string, list: string, length: number): Cursor {
  try {
    const cursor = cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    if (cursor.list === list && cursor.key.length === length) return cursor;
  } catch {
    // Answered below like a cursor of another list.
  }
  throw invalidRequest("'cursor' is not one that this list has given");
}

/**
 * Reads one page of a list, the greatest sort key first. A page begins after the sort key of an
 * item, so rows that come and go between two pages neither repeat an item nor skip one.
 *
 * @throws InputError when the cursor is not one of this list.
 */
export async function readPage<TRecord>(
  query: Knex.QueryBuilder,
  options: {
    /** The name of the list, which its cursors carry. */
    list: string;
    /** The columns of the sort key; together they are unique. */
    columns: readonly string[];
    limit: number;
    cursor?: string;
    toRecord: (row: Record<string, unknown>) => TRecord;
    /** The values of the columns. */
    keyOf: (record: TRecord) => string[];
  },
): Promise<Page<TRecord>> {
  const { list, columns, limit, toRecord, keyOf } = options;
  const cursor =
    options.cursor === undefined
      ? undefined
      : decodeCursor(options.cursor, list, columns.length);
  const backwards = cursor?.direction === 'previous';

  if (cursor) {
    const names = columns.map(() => '??').join(', ');
    const values = columns.map(() => '?').join(', ');
    query.whereRaw(`(${names}) ${backwards ? '>' : '<'} (${values})`, [
      ...columns,
      ...cursor.key,
    ]);
  }
  const order = backwards ? 'asc' : 'desc';
  const rows = await query
    .orderBy(columns.map(column => ({ column, order })))
    .limit(limit + 1);
  const more = rows.length > limit;
  const items: TRecord[] = rows.slice(0, limit).map(toRecord);
  if (backwards) items.reverse();

  const pageInfo: Page<TRecord>['pageInfo'] = {};
  if (items.length > 0) {
    if (backwards || more) {
      const key = keyOf(items[items.length - 1]);
      pageInfo.nextCursor = encodeCursor({ list, direction: 'next', key });
    }
    if (backwards ? more : cursor) {
      const key = keyOf(items[0]);
      pageInfo.prevCursor = encodeCursor({ list, direction: 'previous', key });
    }
  }
  return { items, pageInfo };
}
