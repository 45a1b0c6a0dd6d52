import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-PagerDuty-Signature` is what one of the secrets makes of the body. While a secret is
 * being replaced PagerDuty sends a signature for each: `v1=<hex>,v1=<hex>`.
 */
export function isSigned(
  secrets: string[],
  body: Buffer,
  header: string | undefined,
): boolean {
  const given = (header ?? '')
    .split(',')
    .map(part => /^\s*v1=([0-9a-f]{64})\s*$/i.exec(part)?.[1])
    .filter(hex => hex !== undefined)
    .map(hex => Buffer.from(hex, 'hex'));
  return secrets.some(secret => {
    const expected = createHmac('sha256', secret).update(body).digest();
    return given.some(signature => timingSafeEqual(signature, expected));
  });
}
