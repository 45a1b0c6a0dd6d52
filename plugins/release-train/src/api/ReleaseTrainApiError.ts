import type {
  GuardReport,
  ReleaseTrainErrorBody,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * Why something is refused, as the API writes it. `code` is one of the guard codes of the server,
 * which may be newer than this page.
 *
 * @public
 */
export type RefusalReason = GuardReport['reasons'][number];

/**
 * A refusal of the release-train API: Backstage's error body with its stable `code` and, from the
 * guards, every reason.
 *
 * @public
 */
export class ReleaseTrainApiError extends Error {
  /** The HTTP status of the answer. */
  readonly statusCode: number;
  /** The stable code of the refusal, where it has one. */
  readonly code?: string;
  /** Every reason of the guards; none when something else refused. */
  readonly reasons: RefusalReason[];

  constructor(
    message: string,
    options: {
      name?: string;
      statusCode: number;
      code?: string;
      reasons?: RefusalReason[];
    },
  ) {
    super(message);
    this.name = options.name ?? 'ReleaseTrainApiError';
    this.statusCode = options.statusCode;
    this.code = options.code;
    this.reasons = options.reasons ?? [];
  }

  /** Reads a refusal from a response and its parsed body, whatever either of them is. */
  static fromResponse(
    response: Pick<Response, 'status' | 'statusText'>,
    body: unknown,
  ): ReleaseTrainApiError {
    const error = (body as Partial<ReleaseTrainErrorBody> | undefined)?.error;
    return new ReleaseTrainApiError(
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
