import { primaryAt, type Turn } from '../book/Turn';

/** Who hands over, and to whom, by the schedule as it is now. */
export function peopleOf(turn: Turn): {
  outgoing?: string;
  incoming?: string;
} {
  const { end } = turn.shift;
  return { outgoing: primaryAt(turn, end - 1), incoming: primaryAt(turn, end) };
}
