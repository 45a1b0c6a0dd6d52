/**
 * A fresh key for one intention of one person. `crypto.randomUUID` would be shorter, but browsers
 * hide it from pages that are not served over TLS.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
