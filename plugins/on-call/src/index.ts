/**
 * The on-call page, tab, card and home-page widget for apps on the legacy frontend system. Apps on the
 * new one install the default export of `/alpha`.
 *
 * @packageDocumentation
 */

export {
  EntityOnCallCard,
  EntityOnCallContent,
  HomePageOnCall,
  OnCallPage,
  onCallPlugin,
} from './plugin';
export { onCallApiRef } from './api/OnCallApi';
export type {
  CalendarFeedRequest,
  HandoffRequest,
  OnCallApi,
  OnCallPageList,
  PageAction,
  PagesQuery,
  ScheduleQuery,
  TickRequest,
  TokenLookRequest,
  WhoQuery,
} from './api/OnCallApi';
export { OnCallClient } from './api/OnCallClient';
export { OnCallApiError } from './api/OnCallApiError';
export { onCallTranslationRef } from './translation';
export { isOnCallAvailable } from '@signalbox/backstage-plugin-on-call-common';
