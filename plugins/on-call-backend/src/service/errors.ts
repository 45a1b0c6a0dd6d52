import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';

/**
 * Gives an error the stable code that the API answers with. Properties of an error are part of
 * Backstage's error body, so the code stands beside its name and message there.
 */
export function withCode<TError extends Error>(
  error: TError,
  code: string,
): TError & { code: string } {
  return Object.assign(error, { code });
}

/** There is no such thing, or the caller may not know of it. */
export function notFound(what: string, id: string): NotFoundError {
  return withCode(new NotFoundError(`Found no ${what} '${id}'`), 'NOT_FOUND');
}

/** The request cannot be understood, or asks for what cannot be; begins with the field. */
export function invalidRequest(message: string): InputError {
  return withCode(new InputError(message), 'INVALID_REQUEST');
}

/** The caller may see the thing, but not do this with it. */
export function notPermitted(message: string): NotAllowedError {
  return withCode(new NotAllowedError(message), 'NOT_PERMITTED');
}

/** The request does not fit what has happened meanwhile. */
export function codedConflict(message: string, code: string): ConflictError {
  return withCode(new ConflictError(message), code);
}

/** The row has moved on since the caller has seen it. */
export function staleVersion(
  what: string,
  found: number,
  seen: number,
): ConflictError {
  return codedConflict(
    `The ${what} is at version ${found}, not ${seen}; read it again.`,
    'STALE_VERSION',
  );
}

/** An idempotency key stands for one request; with another it is a mistake of the caller. */
export function keyReused(what: string): ConflictError {
  return codedConflict(
    `The Idempotency-Key has made another ${what} before; use a new one.`,
    'IDEMPOTENCY_KEY_REUSED',
  );
}
