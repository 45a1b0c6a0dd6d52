/**
 * What a state machine answers to an event: the next state, or why there is none.
 *
 * @public
 */
export type Transition<TState extends string> =
  | { ok: true; to: TState }
  | { ok: false; refusal: string };

/**
 * A state machine as a table: for each state, the events it knows and where they lead.
 *
 * @public
 */
export type TransitionTable<TState extends string, TEvent extends string> = {
  readonly [S in TState]: { readonly [E in TEvent]?: TState };
};

/**
 * Looks an event up in a transition table. An event that the state does not know is refused with
 * a sentence that names both.
 *
 * @public
 */
export function transition<TState extends string, TEvent extends string>(
  table: TransitionTable<TState, TEvent>,
  state: TState,
  event: TEvent,
): Transition<TState> {
  const to = table[state][event];
  return to
    ? { ok: true, to }
    : { ok: false, refusal: `'${event}' does not apply in state '${state}'` };
}
