import type {
  AnnouncementPreview,
  Feed,
  Rehearsal,
  ReleaseTrainPaths,
  TrainMetrics,
  TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';
import type { CallOptions } from '../service/ReleaseTrainService';

/** The query parameters of the figures. */
export type MetricsQuery = NonNullable<
  ReleaseTrainPaths['/metrics']['get']['parameters']['query']
>;

/** An interval of the API: RFC 3339 in UTC, from and before. */
export interface Interval {
  from: string;
  to: string;
}

/**
 * What is beyond a single run: the schedule, what the coming weeks would bring, what the channel
 * would read, how it has been going, and calendar feeds. What the caller may not read is absent,
 * and a NotFoundError when it is asked for by its id.
 */
export interface TrainOverview {
  listSlots(
    request: Interval & { trainId: string },
    options: CallOptions,
  ): Promise<{ items: TrainSlot[]; timeZone: string }>;
  rehearse(
    request: Interval & { trainId: string },
    options: CallOptions,
  ): Promise<Rehearsal>;
  previewAnnouncements(
    request: { trainId: string },
    options: CallOptions,
  ): Promise<{ items: AnnouncementPreview[] }>;
  getMetrics(
    request: MetricsQuery,
    options: CallOptions,
  ): Promise<TrainMetrics>;
  listFeeds(options: CallOptions): Promise<{ items: Feed[] }>;
  createFeed(request: { train: string }, options: CallOptions): Promise<Feed>;
  revokeFeed(request: { feedId: string }, options: CallOptions): Promise<void>;
  /** The token alone says who asks. */
  readFeed(request: { token: string }): Promise<string>;
}
