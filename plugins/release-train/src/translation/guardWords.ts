import { parseEntityRef } from '@backstage/catalog-model';
import {
  GUARD_CODES,
  WARNING_CODES,
  type GuardCode,
} from '@signalbox/backstage-plugin-release-train-common';
import type { RefusalReason } from '../api/ReleaseTrainApiError';
import type { TranslateKey } from './useWords';

/** A reason in the reader's language; a code that is newer than this page in the server's words. */
export function guardWords(tKey: TranslateKey, reason: RefusalReason): string {
  if (!isGuardCode(reason.code)) return reason.message;
  const params: Record<string, string | number> = { ...reason.params };
  if (typeof params.users === 'string') {
    params.users = params.users.split(', ').map(personName).join(', ');
  }
  const words = tKey(`guard.${reason.code}`, params);
  // A server of another version may not send every value; its own message is whole.
  return words.includes('{{') ? reason.message : words;
}

/** What should be known before a deployment, in the reader's language. */
export function warningWords(
  tKey: TranslateKey,
  warning: RefusalReason,
): string {
  if (!(WARNING_CODES as readonly string[]).includes(warning.code)) {
    return warning.message;
  }
  const words = tKey(`warning.${warning.code}`, { ...warning.params });
  return words.includes('{{') ? warning.message : words;
}

/** The name in an entity reference, for a sentence that cannot hold a link. */
export function personName(entityRef: string): string {
  try {
    return parseEntityRef(entityRef).name;
  } catch {
    return entityRef;
  }
}

function isGuardCode(code: string): code is GuardCode {
  return (GUARD_CODES as readonly string[]).includes(code);
}
