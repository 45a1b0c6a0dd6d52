import type { RequestHandler } from 'express';
import { invalidRequest } from '../service/errors';

/**
 * For the parser of bodies. PostgreSQL keeps no character NUL in a text and would fail, SQLite keeps
 * it: so neither is given one.
 */
export function withoutNul(field: string, value: unknown): unknown {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new SyntaxError(
      `${field}: has the character NUL in it, which is no part of a text; leave it out`,
    );
  }
  return value;
}

/** The same for addresses, parameters of the path and the query alike. */
export const refuseNulInAddress: RequestHandler = (req, _res, next) =>
  next(
    /%00/.test(req.url)
      ? invalidRequest(
          'The address has the character NUL (%00) in it, which is no part of a text; leave it out',
        )
      : undefined,
  );
