import { createHmac, timingSafeEqual } from 'node:crypto';

// https://docs.slack.dev/authentication/verifying-requests-from-slack
const OLDEST_MS = 5 * 60_000;

/** What a request of Slack carries to prove itself. */
export interface SignedRequest {
  /** Seconds since the epoch, as in `X-Slack-Request-Timestamp`. */
  timestamp: string | undefined;
  /** As in `X-Slack-Signature`. */
  signature: string | undefined;
  /** The bytes as they came: what was parsed and written again may differ. */
  body: Buffer;
}

/**
 * Whether Slack has sent this within the last five minutes. An older one may be somebody's who
 * recorded it; one from the future could be recorded now for later.
 */
export function isFromSlack(
  { timestamp, signature, body }: SignedRequest,
  { signingSecret, now }: { signingSecret: string; now: number },
): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > OLDEST_MS) return false;
  const expected = Buffer.from(
    `v0=${createHmac('sha256', signingSecret)
      .update(`v0:${timestamp}:`)
      .update(body)
      .digest('hex')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
