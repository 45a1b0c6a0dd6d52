import { QueryClient } from '@tanstack/react-query';

/**
 * The cache of one page. Pages poll, so the next poll is the retry, and an error is seen at once.
 * A portal may be reached where the browser believes that it is offline.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
