/** How much is measured. The short run only shows that everything can be. */
export interface OnCallBenchOptions {
  rounds: number;
  /** Instants a round that the engine is asked about. */
  instants: number;
  /** Of those, how many rrule is asked about in local time. */
  ruleInstants: number;
  /** And how many with its zone, which takes it tens of milliseconds each. */
  zonedRuleInstants: number;
  rotations: number;
  weeks: number;
  /** Rounds of the rotations over their weeks; each takes milliseconds. */
  weekRounds: number;
}

/** What `yarn bench on-call` measures. */
export const ON_CALL_FULL: OnCallBenchOptions = {
  rounds: 5,
  instants: 1_000_000,
  ruleInstants: 2_000,
  zonedRuleInstants: 100,
  rotations: 1_000,
  weeks: 52,
  weekRounds: 45,
};

/** What `yarn bench on-call --quick` measures. */
export const ON_CALL_QUICK: OnCallBenchOptions = {
  rounds: 1,
  instants: 10_000,
  ruleInstants: 50,
  zonedRuleInstants: 5,
  rotations: 50,
  weeks: 52,
  weekRounds: 3,
};
