/** Waits until something has come about; five seconds at most. */
export async function until<T>(
  attempt: () => Promise<T | undefined | false>,
): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    await new Promise(resolve => {
      setTimeout(resolve, 25);
    });
  }
  throw new Error('It did not come about in five seconds');
}
