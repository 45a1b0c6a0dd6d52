import type {
  OnCallPage,
  OnCallPageWithHistory,
} from '@signalbox/backstage-plugin-on-call-common';
import type { CallOptions } from '../router/RouterParts';
import type { OpenPage, PageAct } from './Pages';

/** Which pages are asked for. */
export interface PagesQuery {
  rotation?: string;
  entityRef?: string;
  state?: 'open' | 'resolved';
  limit: number;
  cursor?: string;
}

/** One page of a list of pages. */
export interface PageList {
  items: OnCallPage[];
  pageInfo: { nextCursor?: string };
}

/** Who and what is to be paged: either a rotation or an entity. */
export type PageOrder = Omit<OpenPage, 'rotation'> & { rotation?: string };

/** What people do with a page. */
export type PageMove = 'acknowledge' | 'escalate' | 'resolve';

/** Pages the way the API has them, wherever their escalation is run. */
export interface PageService {
  list(query: PagesQuery, options: CallOptions): Promise<PageList>;
  /** `created` is false for one that was opened before by the same key. */
  open(
    order: PageOrder,
    options: CallOptions,
  ): Promise<{ page: OnCallPageWithHistory; created: boolean }>;
  get(pageId: string, options: CallOptions): Promise<OnCallPageWithHistory>;
  move(
    move: PageMove,
    act: PageAct,
    options: CallOptions,
  ): Promise<OnCallPageWithHistory>;
}
