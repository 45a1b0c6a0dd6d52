import { NotFoundError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { openapiDocument } from '../generated/openapiDocument';
import { invalidRequest, withCode } from '../service/errors';

interface Refusal extends Error {
  status: number;
  errors?: Array<{ path: string; message: string }>;
}

function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error && typeof (error as Refusal).status === 'number'
  );
}

/** Where a field is, the way people name it: `/query/limit` is the query parameter `limit`. */
function nameField(path: string): string {
  const [, place, ...names] = path.split('/');
  const name = names.join('.');
  if (place === 'query') return `query parameter '${name}'`;
  if (place === 'headers') return `header '${name}'`;
  if (place === 'params') return `path parameter '${name}'`;
  return name ? `'${name}' of the body` : 'body';
}

function toBackstageError(error: unknown): unknown {
  if (!isRefusal(error)) return error;
  if (error.status === 404) {
    return withCode(new NotFoundError(error.message), 'NOT_FOUND');
  }
  if (error.status !== 400) return error;
  const [first] = error.errors ?? [];
  return invalidRequest(
    first && !first.message.startsWith('Unknown query parameter')
      ? `Invalid ${nameField(first.path)}: ${first.message}`
      : error.message,
  );
}

/** Hands a refusal on as an error that Backstage knows how to answer. */
export function refusingAsBackstage(handler: RequestHandler): RequestHandler {
  return (req, res, next) =>
    handler(req, res, (error?: unknown) =>
      error === undefined ? next() : next(toBackstageError(error)),
    );
}

/**
 * Checks requests against the OpenAPI document, gives parameters the types that it names, and
 * refuses what it does not know with the name of the field.
 *
 * @param options - `validateResponses`: also checks every reply; in tests, because a reply that
 * differs from the document is our mistake and not the caller's.
 */
export function createRequestValidator(options: {
  validateResponses: boolean;
}): RequestHandler[] {
  const handlers = middleware({
    apiSpec: openapiDocument as unknown as Parameters<
      typeof middleware
    >[0]['apiSpec'],
    validateApiSpec: false,
    validateRequests: true,
    validateResponses: options.validateResponses,
    fileUploader: false,
    // What Backstage itself serves under every plugin, such as its permission rules.
    ignorePaths: /\/\.(?:well-known|backstage)\//,
    // The paths of the document begin where the plugin is mounted.
    useRequestUrl: true,
  });
  return handlers.map(handler =>
    refusingAsBackstage(handler as unknown as RequestHandler),
  );
}
