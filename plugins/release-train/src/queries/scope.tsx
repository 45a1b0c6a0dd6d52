import { createContext, useContext } from 'react';
import type { ServerClock } from '../time/serverClock';

/** What everything in one tab shares. */
export interface Scope {
  /** Entity reference of the component whose tab this is. */
  component: string;
  clock: ServerClock;
}

const ScopeContext = createContext<Scope | undefined>(undefined);

export const ScopeProvider = ScopeContext.Provider;

/** The component and the clock of this tab. */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('The release-train tab provides no scope here');
  return scope;
}
