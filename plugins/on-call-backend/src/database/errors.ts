/**
 * Whether a write failed because of a unique index, and which: the name of the index on
 * PostgreSQL, the columns on SQLite. Undefined for any other error.
 */
export function uniqueViolation(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, constraint, message } = error as {
    code?: string;
    constraint?: string;
    message?: string;
  };
  if (code === '23505') return constraint ?? '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') return message ?? '';
  return undefined;
}
