import { shiftOf } from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';
import { onCallAddress, shortName, type Portal } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { OutgoingMessage } from '../messages/MessageOutbox';
import type { SwapRow } from './changeRows';

interface Circumstances {
  configured: ConfiguredRotation;
  /** Who did it. */
  actor: string;
  /** Where the swap stood before; absent for a new one. */
  before?: SwapRow['state'];
  portal: Portal;
}

/**
 * Whom to tell of what has become of a swap: whoever has to answer, and then everybody whom it is
 * about. Nobody is told of what they did themselves.
 */
export function composeSwapMessages(
  row: SwapRow,
  circumstances: Circumstances,
): OutgoingMessage[] {
  const { configured, actor, before, portal } = circumstances;
  const told = whoIsTold(row, before).filter(person => person !== actor);
  const link = onCallAddress(portal, configured, {
    fragment: 'swaps',
  });
  return [...new Set(told)].map(person => ({
    person,
    message: {
      title: titleOf(row, circumstances),
      text: textOf(row, configured),
      link,
      severity: row.state === 'asked' ? 'high' : 'normal',
      topic: 'swap',
    },
    dedupeKey: `swap:${row.id}:${row.state}:${person}`,
  }));
}

function whoIsTold(row: SwapRow, before: SwapRow['state'] | undefined) {
  if (row.state === 'asked') return [row.answers!];
  // A question that is taken back concerns nobody but who was asked.
  if (row.state === 'withdrawn' && before === 'asked') return [row.answers!];
  return [row.from_person, row.to_person, row.asked_by];
}

function shiftWords(
  configured: ConfiguredRotation,
  level: string,
  number: number,
): string {
  const { start, end } = shiftOf({ ...configured, rosters: [] }, number);
  const title = configured.levels.find(({ id }) => id === level)?.title;
  const from = formatInstant(start, configured.timeZone);
  const to = formatInstant(end, configured.timeZone);
  return `${title ?? level} of ${configured.title}, ${from} to ${to}`;
}

function titleOf(
  row: SwapRow,
  { configured, actor, before }: Circumstances,
): string {
  const who = shortName(actor);
  const from = shortName(row.from_person);
  const to = shortName(row.to_person);
  switch (row.state) {
    case 'asked':
      return `${who} asks: would ${to} take the shift of ${from} in ${configured.title}?`;
    case 'declined':
      return `${who} declined the swap: ${from} keeps the shift in ${configured.title}`;
    case 'withdrawn':
      return before === 'accepted'
        ? `${who} took the swap back: ${from} has the shift in ${configured.title} again`
        : `${who} no longer asks for the swap in ${configured.title}`;
    default:
      return `${to} has the shift of ${from} in ${configured.title}`;
  }
}

function textOf(row: SwapRow, configured: ConfiguredRotation): string {
  const { exchange_level: level, exchange_shift: shift, note } = row;
  const parts = [shiftWords(configured, row.level, row.shift)];
  if (level !== null && shift !== null) {
    parts.push(`In exchange for: ${shiftWords(configured, level, shift)}`);
  }
  if (note) parts.push(note);
  return parts.join('\n\n');
}
