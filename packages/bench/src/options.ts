/** How much is measured. The short run only shows that everything can be. */
export interface BenchOptions {
  rounds: number;
  /** Work a round, for each system, in the measure of lateness. */
  lateJobs: number;
  /** Over how long that work comes due, in milliseconds. */
  lateSpreadMs: number;
  idleMs: number;
  takeovers: number;
  drainRows: number;
  /** Real deployments in the drain of the whole release train. */
  drainDeployments: number;
}

/** What `yarn bench scheduler` measures. */
export const FULL: BenchOptions = {
  rounds: 3,
  lateJobs: 200,
  lateSpreadMs: 15_000,
  idleMs: 60_000,
  takeovers: 5,
  drainRows: 10_000,
  drainDeployments: 1_000,
};

/** What `yarn bench scheduler --quick` measures. */
export const QUICK: BenchOptions = {
  rounds: 1,
  lateJobs: 10,
  lateSpreadMs: 1_000,
  idleMs: 2_000,
  takeovers: 1,
  drainRows: 320,
  drainDeployments: 20,
};

/** How many rows each system works on at once: what the release train uses for deployments. */
export const CONCURRENCY = 16;
