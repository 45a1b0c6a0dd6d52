import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import { formatShiftId } from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';
import { onCallAddress, type Portal } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { ReadinessSummary } from '../readiness/ReadinessReader';
import type { DueNotice } from './noticesDue';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const READINESS: Record<ReadinessSummary, string> = {
  ready: 'You are ready for it',
  gaps: 'You are not ready for it yet: see what is missing',
  unknown: 'Nobody knows yet whether you are ready: go through the checks',
};

/** What somebody is told of their shift. */
export function composeNotice(
  notice: DueNotice,
  rotation: ConfiguredRotation,
  readiness: ReadinessSummary,
  options: { portal: Portal; now: number },
): OnCallMessage {
  const { portal, now } = options;
  const { timeZone, levels } = rotation;
  const level = levels.find(({ id }) => id === notice.level);
  const title = level?.title ?? notice.level;
  const isPrimary = level?.kind === 'rotating' && level.offset === 0;
  const begins = notice.kind === 'handoff';
  const from = formatInstant(notice.begin, timeZone);
  const to = formatInstant(notice.end, timeZone);
  const ready = onCallAddress(portal, rotation, { fragment: 'readiness' });
  // The note is kept with the shift that ends with it.
  const handoff = onCallAddress(portal, rotation, {
    query: { shift: formatShiftId(rotation.id, notice.shift - 1) },
    fragment: 'handoff',
  });

  const paragraphs = [
    begins
      ? `You are ${title} of ${rotation.title} now, until ${to}.`
      : `You are ${title} of ${
          rotation.title
        } from ${from} until ${to}: ${until(notice.begin - now)}.`,
    roleOf(rotation, notice.level, isPrimary),
    ...(notice.standsIn ? ['You have it in place of somebody else.'] : []),
    ...(begins && isPrimary
      ? [`Read and acknowledge the [handoff note](${handoff}).`]
      : []),
    ...(begins && !isPrimary
      ? [`The [handoff note](${handoff}) says what is open.`]
      : []),
    `[${READINESS[readiness]}](${ready}).`,
    ...(rotation.helpChannel && readiness !== 'ready'
      ? [`For access, ask in ${rotation.helpChannel}.`]
      : []),
    ...(begins ? [] : ['If you cannot, ask somebody for a swap in time.']),
  ];
  return {
    title: begins
      ? `${rotation.title}: you are ${title} now`
      : `${rotation.title}: you are ${title} from ${from}`,
    text: paragraphs.join('\n\n'),
    link: begins ? handoff : ready,
    severity: begins ? 'high' : 'normal',
    topic: begins && isPrimary ? 'handoff' : 'shift',
  };
}

/** What is expected of them, as the ladder has it. */
function roleOf(
  { escalation, levels }: ConfiguredRotation,
  level: string,
  isPrimary: boolean,
): string {
  const { steps } = escalation;
  const index = steps.findIndex(step => step.level === level);
  if (isPrimary && index <= 0) {
    return 'Pages come to you first: acknowledge them, and see to what the week has to see to.';
  }
  if (index <= 0) return 'You are there when you are needed.';
  const before = levels.find(({ id }) => id === steps[index - 1].level);
  return `You back up: a page comes to you when ${
    before?.title ?? steps[index - 1].level
  } has not acknowledged it for ${duration(steps[index].afterMs)}.`;
}

const UNITS: ReadonlyArray<[number, string]> = [
  [DAY_MS, 'day'],
  [HOUR_MS, 'hour'],
];

/** In the largest unit that it is a whole number of, minutes at the smallest. */
function duration(ms: number): string {
  const [size, unit] = UNITS.find(
    ([unitMs]) => ms > 0 && ms % unitMs === 0,
  ) ?? [MINUTE_MS, 'minute'];
  const amount = Math.round(ms / size);
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** How far off something is, in whole days or hours. */
function until(ms: number): string {
  const [size] = UNITS.find(([unitMs]) => ms >= unitMs) ?? [MINUTE_MS];
  return `in ${duration(Math.round(ms / size) * size)}`;
}
