import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Request } from 'express';

/**
 * The query parameters of a request that the validator has let through: it has checked them
 * against the OpenAPI document and given them its types. A component is written the way the
 * configuration has it.
 */
export function validatedQuery<TQuery extends object>(
  req: Request<any, any, any, any, any>,
): TQuery {
  return withComponent(req.query as TQuery);
}

/** The body of a request that the validator has let through. */
export function validatedBody<TBody extends object>(
  req: Request<any, any, any, any, any>,
): TBody {
  return withComponent(req.body as TBody);
}

function withComponent<T extends { component?: string }>(values: T): T {
  return values.component === undefined
    ? values
    : {
        ...values,
        component: stringifyEntityRef(parseEntityRef(values.component)),
      };
}
