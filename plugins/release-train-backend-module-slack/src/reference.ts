import type { AnnouncementReference } from '@signalbox/backstage-plugin-release-train-node';

/** Where an announcement is in Slack. */
export interface MessageReference {
  /** The id of the channel, which stays when the channel is renamed. */
  channel: string;
  /** Which message of the channel. */
  ts: string;
  /** Which message of its thread holds the details. */
  detailsTs?: string;
}

/** The reference as the release train keeps it. */
export function formatReference(
  reference: MessageReference,
): AnnouncementReference {
  return JSON.stringify(reference);
}

/** Reads a reference; `undefined` when another announcer made it. */
export function parseReference(
  reference: AnnouncementReference | undefined,
): MessageReference | undefined {
  let value: Partial<MessageReference> | null;
  try {
    value = JSON.parse(reference ?? 'null');
  } catch {
    return undefined;
  }
  if (typeof value?.channel !== 'string' || typeof value.ts !== 'string') {
    return undefined;
  }
  const { channel, ts, detailsTs } = value;
  return typeof detailsTs === 'string'
    ? { channel, ts, detailsTs }
    : { channel, ts };
}
