/** The keys under which a page caches what it has read. Everything shares a root. */
export const keys = {
  all: ['on-call'] as const,
  of: (...parts: unknown[]) => [...keys.all, ...parts] as const,
  who: (query: { entityRef?: string; rotation?: string }) =>
    keys.of('who', query),
  page: (pageId: string) => keys.of('page', pageId),
  book: (shiftId?: string) => keys.of('book', shiftId),
  handoff: (shiftId?: string) => keys.of('handoff', shiftId),
  readiness: (userRef?: string, rotation?: string) =>
    keys.of('readiness', userRef, rotation),
  feeds: () => keys.of('feeds'),
};
