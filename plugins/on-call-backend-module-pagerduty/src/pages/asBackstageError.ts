import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { PagerDutyError } from '../client/PagerDutyError';

/** PagerDuty's number for a `From` that is none of its users. */
const REQUESTER_NOT_FOUND = 1008;

/** What a person is told of a request of theirs that PagerDuty did not do. */
export function asBackstageError(error: unknown): unknown {
  if (!(error instanceof PagerDutyError)) return error;
  const { message } = error;
  if (error.vendorCode === REQUESTER_NOT_FOUND) {
    return new NotAllowedError(
      `${message}: have a user with your e-mail made at PagerDuty`,
    );
  }
  switch (error.code) {
    case 'FORBIDDEN':
      return new NotAllowedError(message);
    case 'NOT_FOUND':
      return new NotFoundError(message);
    case 'REFUSED':
      return new InputError(message);
    case 'RATE_LIMITED':
      return new ServiceUnavailableError(`${message}; try again in a minute`);
    default:
      return new ServiceUnavailableError(
        `${message}; look at PagerDuty whether it was done`,
      );
  }
}
