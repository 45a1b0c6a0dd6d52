import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `X-TFE-Notification-Signature` is what the secret makes of the body, byte by byte. */
export function isSignedWith(
  secret: string,
  body: Buffer,
  signature: string | undefined,
): boolean {
  const expected = createHmac('sha512', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
