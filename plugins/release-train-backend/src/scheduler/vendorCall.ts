/**
 * The signal of one call to a vendor: it ends after the timeout, or when the claim is lost.
 */
export function vendorSignal(
  claim: AbortSignal,
  timeoutMs: number,
): AbortSignal {
  return AbortSignal.any([claim, AbortSignal.timeout(timeoutMs)]);
}

/** A vendor could not be asked, or its answer could not be understood. */
export class VendorError extends Error {}

/** Asks a vendor; what goes wrong there is told from what goes wrong here. */
export async function askVendor<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new VendorError(
      error instanceof Error ? error.message : String(error),
      { cause: error },
    );
  }
}
