import type { AnnouncementPreview } from '@signalbox/backstage-plugin-release-train-common';
import { shortName } from '../announcements/composeStopMessage';
import { ANNOUNCEMENTS, renderAnnouncement } from '../announcements/templates';
import { ANNOUNCEMENT_NAMES, type ConfiguredTrain } from '../config/model';

/** Each announcement as the templates of this train make it, of example values. */
export function previewAnnouncements(
  train: ConfiguredTrain,
): AnnouncementPreview[] {
  const own = {
    train: train.id,
    cutEnvironment: train.cutEnvironment,
    promoteEnvironment: train.promoteEnvironment,
    quorum: train.quorum,
    members: train.members.map(ref => ({ name: shortName(ref) })),
  };
  return ANNOUNCEMENT_NAMES.map(name => {
    const { template, example } = ANNOUNCEMENTS[name];
    const known = Object.fromEntries(
      Object.entries(own).filter(([key]) => key in example),
    );
    return {
      name,
      template: train.templates[name] ?? template,
      custom: train.templates[name] !== undefined,
      text: renderAnnouncement(name, train, { ...example, ...known }),
    };
  });
}
