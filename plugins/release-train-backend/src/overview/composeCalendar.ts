import {
  slotsBetween,
  wallClock,
  type Slot,
} from '@signalbox/backstage-plugin-release-train-common';
import ical, { ICalEventBusyStatus } from 'ical-generator';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain } from '../config/model';

const DAY = 86_400_000;
const BACK = 31 * DAY;
const AHEAD = 366 * DAY;
const STOP_MS = 30 * 60_000;

/**
 * The schedule of a train as an iCalendar document: a month back, a year ahead, in UTC, which
 * every calendar program shows in the zone of its reader. The ids of the events stay, so that a
 * changed time moves an event and makes no second one.
 */
export function composeCalendar(
  train: ConfiguredTrain,
  options: { now: number; appUrl: string },
): string {
  const { now, appUrl } = options;
  const calendar = ical({
    name: `Release train ${train.id}`,
    prodId: { company: 'Signalbox', product: 'release-train' },
    timezone: null,
    ttl: 3600,
  });
  const members = train.members.map(shortName).join(', ');
  const url = `${appUrl}/release-train`;
  for (const slot of slotsBetween(now - BACK, now + AHEAD, train)) {
    for (const stop of stopsOf(slot, train)) {
      calendar.createEvent({
        id: `${train.id}-${slot.date}-${stop.id}@signalbox`,
        start: new Date(stop.at),
        end: new Date(stop.at + STOP_MS),
        // The same on every reading, so that nothing looks changed that is not.
        stamp: new Date(slot.cutAt),
        summary: stop.summary,
        description: `${stop.description}\n${members}\n${url}`,
        url,
        busystatus: ICalEventBusyStatus.FREE,
      });
    }
  }
  for (const freeze of train.freezes) {
    if (!freeze.once) continue;
    const [from, to] = [freeze.once.from, freeze.once.to].map(local => {
      const [date, time] = local.split('T');
      return wallClock(date, time, train.timeZone);
    });
    const where = freeze.environments.join(', ');
    calendar.createEvent({
      id: `${train.id}-${freeze.kind}-${from}@signalbox`,
      start: new Date(from),
      end: new Date(to),
      stamp: new Date(from),
      summary:
        freeze.kind === 'deny'
          ? `Freeze: ${freeze.name} (${where})`
          : `Open: ${freeze.name} (${where})`,
      url,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}

function stopsOf(slot: Slot, train: ConfiguredTrain) {
  const { cutEnvironment, promoteEnvironment, channel } = train;
  return [
    {
      id: 'hold-call',
      at: slot.holdCallAt,
      summary: `${train.id}: hold call`,
      description: `${channel} is asked which pull requests the cut should wait for.`,
    },
    {
      id: 'cut',
      at: slot.cutAt,
      summary: `${train.id}: cut to ${cutEnvironment}`,
      description: `The source branches are pinned and go to ${cutEnvironment}.`,
    },
    {
      id: 'lgtm-call',
      at: slot.lgtmCallAt,
      summary: `${train.id}: LGTM call`,
      description: `${channel} is asked whether everyone has tested ${cutEnvironment}.`,
    },
    {
      id: 'promote',
      at: slot.promoteAt,
      summary: `${train.id}: promotion to ${promoteEnvironment}`,
      description: `With ${train.quorum} LGTMs the candidates go to ${promoteEnvironment}.`,
    },
  ];
}
