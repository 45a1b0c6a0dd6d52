import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Request } from 'express';

/** The fields of requests that hold an entity reference; the configuration has them in lower case. */
const REFS = ['entityRef', 'person', 'inPlaceOf', 'to'] as const;

/**
 * The query parameters of a request that the validator has let through: it has checked them
 * against the OpenAPI document and given them its types. Entity references are written the way the
 * configuration has them.
 */
export function validatedQuery<TQuery extends object>(
  req: Request<any, any, any, any, any>,
): TQuery {
  return withRefs(req.query as TQuery);
}

/** The body of a request that the validator has let through. */
export function validatedBody<TBody extends object>(
  req: Request<any, any, any, any, any>,
): TBody {
  return withRefs(req.body as TBody);
}

/** `/`, which is in the middle of every reference, keeps instants of queries out. */
function withRefs<T extends object>(values: T): T {
  const found = { ...values } as Record<string, unknown>;
  for (const key of REFS) {
    const value = found[key];
    if (typeof value === 'string' && value.includes('/')) {
      found[key] = stringifyEntityRef(parseEntityRef(value));
    }
  }
  return found as T;
}
