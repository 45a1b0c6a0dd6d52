import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApiOverride,
  ApiRotation,
  AttestRequest,
  CalendarFeed,
  Fairness,
  Handoff,
  MyShifts,
  OnCallComponents,
  OnCallPageWithHistory,
  OverrideRequest,
  PageRequest,
  Readiness,
  Schedule,
  SchedulePreview,
  ShiftBook,
  Swap,
  SwapRequest,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';

/** What is asked for by `POST /pages/[pageId]/acknowledge` and its sisters. @public */
export type PageAction = OnCallComponents['schemas']['PageAction'];
/** What is asked for by `PUT /shifts/[shiftId]/book/[dutyId]`. @public */
export type TickRequest = OnCallComponents['schemas']['TickRequest'];
/** What is asked for by `PUT /shifts/[shiftId]/handoff`. @public */
export type HandoffRequest = OnCallComponents['schemas']['HandoffRequest'];
/** What is asked for by `POST /readiness/[userRef]/[checkId]/look`. @public */
export type TokenLookRequest = OnCallComponents['schemas']['TokenLookRequest'];
/** What is asked for by `POST /feeds`. @public */
export type CalendarFeedRequest = OnCallComponents['schemas']['FeedRequest'];
/** A page of pages, the newest first. @public */
export type OnCallPageList = OnCallComponents['schemas']['PageList'];

/**
 * An interval of time, `[from, to)`, in RFC 3339, at most two years.
 *
 * @public
 */
export interface ScheduleQuery {
  /** The first instant. */
  from: string;
  /** The instant that it ends before. */
  to: string;
}

/**
 * For what, or by which rotation. One of the two.
 *
 * @public
 */
export interface WhoQuery {
  /** Entity reference, such as `component:default/explorer`. */
  entityRef?: string;
  /** Id of a rotation. */
  rotation?: string;
  /** RFC 3339; the present by default. */
  at?: string;
}

/**
 * Which pages.
 *
 * @public
 */
export interface PagesQuery {
  /** Id of a rotation. */
  rotation?: string;
  /** Entity reference, such as `component:default/explorer`. */
  entityRef?: string;
  /** `open` is everything that is not resolved. */
  state?: 'open' | 'resolved';
  /** At most this many, 1 to 100. */
  limit?: number;
  /** The `nextCursor` or `prevCursor` of an earlier page. */
  cursor?: string;
}

/**
 * On-call, as the pages need it. Every method throws an {@link OnCallApiError} when the server
 * refuses.
 *
 * @public
 */
export interface OnCallApi {
  /** The configured rotations that the caller may read. */
  listRotations(): Promise<{ items: ApiRotation[] }>;
  /** Who is on call by a rotation, when. */
  getSchedule(rotation: string, interval: ScheduleQuery): Promise<Schedule>;
  /** How the load of a rotation was shared. */
  getFairness(rotation: string, interval: ScheduleQuery): Promise<Fairness>;
  /** Overrides of a rotation that have not ended. */
  listOverrides(rotation: string): Promise<{ items: ApiOverride[] }>;
  /** What an override would do. Writes nothing. */
  previewOverride(
    rotation: string,
    request: OverrideRequest,
  ): Promise<SchedulePreview>;
  /** Has somebody stand in. The same key from the same caller asks once. */
  createOverride(
    rotation: string,
    request: OverrideRequest,
    options: { idempotencyKey: string },
  ): Promise<ApiOverride>;
  /** Takes an override back. */
  deleteOverride(rotation: string, overrideId: string): Promise<void>;
  /** Swaps of a rotation, the newest first. */
  listSwaps(
    rotation: string,
    query: { open?: boolean },
  ): Promise<{ items: Swap[] }>;
  /** What a swap would do. Writes nothing. */
  previewSwap(rotation: string, request: SwapRequest): Promise<SchedulePreview>;
  /** Asks for a swap, takes a shift, or assigns one. The same key from the same caller asks once. */
  createSwap(
    rotation: string,
    request: SwapRequest,
    options: { idempotencyKey: string },
  ): Promise<Swap>;
  /** Agrees to a swap, says no to it, or takes it back, from the version that was seen. */
  decideSwap(
    swapId: string,
    decision: 'accept' | 'decline' | 'withdraw',
    request: { version: number },
  ): Promise<Swap>;
  /** Who is on call for an entity or by a rotation, at every level. */
  whoIsOnCall(query: WhoQuery): Promise<WhoIsOnCall>;
  /** The caller's own shifts of the coming weeks. */
  listMyShifts(query: { weeks?: number }): Promise<MyShifts>;
  /** Pages, the newest first. */
  listPages(query: PagesQuery): Promise<OnCallPageList>;
  /** Pages whoever is on call. The same key from the same caller pages once. */
  createPage(
    request: PageRequest,
    options: { idempotencyKey: string },
  ): Promise<OnCallPageWithHistory>;
  /** One page with everything that happened to it. */
  getPage(pageId: string): Promise<OnCallPageWithHistory>;
  /** Says that one is on it, pages the next level now, or says that it is over. */
  respondToPage(
    pageId: string,
    response: 'acknowledge' | 'escalate' | 'resolve',
    request: PageAction,
  ): Promise<OnCallPageWithHistory>;
  /** What a shift has to see to. */
  getShiftBook(shiftId: string): Promise<ShiftBook>;
  /** Ticks a duty, or an item of the pairing list. */
  tickDuty(
    shiftId: string,
    dutyId: string,
    request: TickRequest,
  ): Promise<ShiftBook>;
  /** The handoff note at the end of a shift. */
  getHandoff(shiftId: string): Promise<Handoff>;
  /** Writes the handoff note. */
  writeHandoff(shiftId: string, request: HandoffRequest): Promise<Handoff>;
  /** Says that one has read the note, as the incoming primary. */
  acknowledgeHandoff(
    shiftId: string,
    request: { version: number },
  ): Promise<Handoff>;
  /** Whether somebody (`me` is the caller) is ready for a shift. */
  getReadiness(
    userRef: string,
    query: { rotation?: string },
  ): Promise<Readiness>;
  /** Says how one box of a check is. */
  attestReadiness(
    userRef: string,
    checkId: string,
    request: AttestRequest,
  ): Promise<Readiness>;
  /**
   * Has a machine look once, by a token of the caller's own. The token is used for that and then
   * forgotten.
   */
  lookWithToken(
    userRef: string,
    checkId: string,
    request: TokenLookRequest,
  ): Promise<Readiness>;
  /** The caller's own calendar feeds. */
  listFeeds(): Promise<{ items: CalendarFeed[] }>;
  /** Makes a calendar feed; its address is in this answer alone. */
  createFeed(request: CalendarFeedRequest): Promise<CalendarFeed>;
  /** Takes a calendar feed away. */
  revokeFeed(feedId: string): Promise<void>;
}

/**
 * The on-call API.
 *
 * @public
 */
export const onCallApiRef = createApiRef<OnCallApi>().with({
  id: 'plugin.on-call.api',
  pluginId: 'on-call',
});
