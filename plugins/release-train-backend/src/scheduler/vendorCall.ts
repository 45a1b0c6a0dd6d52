/**
 * The signal of one call to a vendor: it ends after the timeout, or when the claim is lost.
 */
export function vendorSignal(
  claim: AbortSignal,
  timeoutMs: number,
): AbortSignal {
  return AbortSignal.any([claim, AbortSignal.timeout(timeoutMs)]);
}
