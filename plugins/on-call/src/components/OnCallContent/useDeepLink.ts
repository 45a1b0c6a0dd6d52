import { useLocation } from 'react-router-dom';

/** What the address of the tab asks to be shown, as messages of the backend link to it. */
export interface DeepLink {
  /** Id of a page. */
  page?: string;
  /** Id of a shift, `rotation:number`; its book, or with the place `handoff` the note at its end. */
  shift?: string;
  /** A panel of the tab: `readiness`, `handoff` or `swaps`. */
  place?: string;
}

/** Reads what the address asks to be shown. The tab knows the router here alone. */
export function useDeepLink(): DeepLink {
  const { search, hash } = useLocation();
  const query = new URLSearchParams(search);
  return {
    page: query.get('page') || undefined,
    shift: query.get('shift') || undefined,
    place: hash.slice(1) || undefined,
  };
}
