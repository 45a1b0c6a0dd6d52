import type {
  OnCallErrorBody,
  OnCallReason,
} from '@signalbox/backstage-plugin-on-call-common';

/**
 * A refusal of the on-call API: Backstage's error body with its stable `code` and, where there are
 * several, every reason.
 *
 * @public
 */
export class OnCallApiError extends Error {
  /** The HTTP status of the answer. */
  readonly statusCode: number;
  /** The stable code of the refusal, where it has one. */
  readonly code?: string;
  /** Every reason, where the server gave several. */
  readonly reasons: OnCallReason[];

  constructor(
    message: string,
    options: {
      name?: string;
      statusCode: number;
      code?: string;
      reasons?: OnCallReason[];
    },
  ) {
    super(message);
    this.name = options.name ?? 'OnCallApiError';
    this.statusCode = options.statusCode;
    this.code = options.code;
    this.reasons = options.reasons ?? [];
  }

  /** Reads a refusal from a response and its parsed body, whatever either of them is. */
  static fromResponse(
    response: Pick<Response, 'status' | 'statusText'>,
    body: unknown,
  ): OnCallApiError {
    const error = (body as Partial<OnCallErrorBody> | undefined)?.error;
    return new OnCallApiError(
      error?.message ?? `${response.status} ${response.statusText}`.trim(),
      {
        name: error?.name,
        statusCode: response.status,
        code: error?.code,
        reasons: error?.reasons,
      },
    );
  }
}
