import {
  assignmentsBetween,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import type { HandoffItem } from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import { dutiesOf } from '../book/composeBook';
import type { TickStore } from '../book/TickStore';
import type { Turn } from '../book/Turn';
import { onCallAddress, shortName, type Portal } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { PagesReader } from '../pages/PagesReader';
import type { HandoffSource } from './HandoffSections';

/** What the plugin itself knows that the next primary has to know, in the order of the note. */
export function createOwnSections(parts: {
  pages: PagesReader;
  ticks: TickStore;
  clock: ClockService;
  portal: Portal;
}): HandoffSource[] {
  const { pages, ticks, clock, portal } = parts;
  return [
    {
      title: 'Open pages',
      async read({ configured }) {
        const open = await pages.openFor({ rotations: [configured.id] });
        return open.map(page => ({
          text: `${page.title} (${page.state}${
            page.acknowledgedBy ? ` by ${shortName(page.acknowledgedBy)}` : ''
          })`,
          url:
            page.url ??
            onCallAddress(portal, configured, {
              entityRef: page.entityRef,
              query: { page: page.id },
            }),
        }));
      },
    },
    {
      title: 'Duties that are not done',
      async read(turn) {
        const { configured, key } = turn;
        const done = new Set(
          (await ticks.load(key))
            .filter(({ kind }) => kind === 'duty')
            .map(({ itemId }) => itemId),
        );
        return dutiesOf(turn, clock.now())
          .filter(({ duty }) => !done.has(duty.id))
          .map(({ duty, due }) => ({
            text: `${duty.title}${
              due === undefined
                ? ''
                : ` (by ${formatInstant(due, configured.timeZone)})`
            }`,
          }));
      },
    },
    {
      title: 'Overrides and swaps of the coming week',
      read: async turn => changesAhead(turn),
    },
  ];
}

/** Who stands in for whom during the shift that follows. */
function changesAhead({ rotation, changes, shift, configured }: Turn) {
  const to = shift.end + (shift.end - shift.start);
  return assignmentsBetween(rotation, changes, shift.end, to)
    .filter(({ source }) => source === 'override' || source === 'swap')
    .map(
      (assignment): HandoffItem => ({ text: sentence(assignment, configured) }),
    );
}

function sentence(
  { level, person, insteadOf, source, start, end }: Assignment,
  { levels, timeZone }: Turn['configured'],
): string {
  const title = levels.find(({ id }) => id === level)?.title ?? level;
  const place = insteadOf ? ` in place of ${shortName(insteadOf)}` : '';
  const why = source === 'swap' ? ', by a swap' : '';
  return `${shortName(person!)} is ${title}${place} from ${formatInstant(
    start!,
    timeZone,
  )} to ${formatInstant(end!, timeZone)}${why}`;
}
