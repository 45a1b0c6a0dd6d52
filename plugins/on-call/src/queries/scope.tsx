import { createContext, useContext } from 'react';
import type { ServerClock } from '../time/serverClock';

/** What everything on one page shares. */
export interface Scope {
  clock: ServerClock;
}

const ScopeContext = createContext<Scope | undefined>(undefined);

export const ScopeProvider = ScopeContext.Provider;

/** The clock of this page. */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('The on-call plugin provides no scope here');
  return scope;
}
