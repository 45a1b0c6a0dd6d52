import { useRouteRef } from '@backstage/core-plugin-api';
import { pageRouteRef } from '../../routes';

/** Makes the address of a tab of the page; nothing in a portal that has only the tab or the widget. */
export function usePageLink(): (tab: string) => string | undefined {
  let root: string | undefined;
  try {
    // eslint-disable-next-line react-hooks/rules-of-hooks -- it throws after all of its own hooks
    root = useRouteRef(pageRouteRef)();
  } catch {
    // The page is not mounted here; the words stand without a link.
    root = undefined;
  }
  return tab => (root === undefined ? undefined : `${root}/${tab}`);
}
