/** Waits until something has come about, and answers with it. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(
    `Waited ${withinMs} ms in vain for ${what}${last ? `: ${last}` : ''}`,
  );
}
