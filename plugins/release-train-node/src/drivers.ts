import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';

/**
 * Where a deployment goes: one environment of one component, as configured. `options` is what the
 * driver itself made of the environment's configuration at the start.
 *
 * @public
 */
export interface DeployTarget {
  /** Entity reference of the component. */
  component: string;
  /** The environment's name in Signalbox. */
  environment: string;
  /** The environment's name at the vendor, where it differs (`stage` for `staging`). */
  vendorEnvironment: string;
  /** What `readOptions` of the driver made of the configuration. */
  options: JsonObject;
}

/**
 * What is sent to a vendor. It is committed to the database before the request goes out, and it is
 * the same on every attempt to find it again.
 *
 * @public
 */
export interface DispatchRequest {
  /** Where the revision goes. */
  target: DeployTarget;
  /** The full sha to bring there. */
  sha: string;
  /** A ULID that the vendor carries, so that the deployment can be found again by reading. */
  deployKey: string;
  /** When the intent to send was committed, epoch milliseconds by the shared clock. */
  dispatchedAt: number;
}

/**
 * How a vendor names a deployment: an id for the driver, and an address for people.
 *
 * @public
 */
export interface VendorDeployment {
  /** How the driver asks for it again. */
  id: string;
  /** Where people look at it. */
  url?: string;
}

/**
 * What became of a request.
 *
 * - `accepted`: the vendor has it; without `vendor` it has to be found by its key.
 * - `refused`: the vendor answered that it did nothing and will not, such as 404 or 422.
 * - `deferred`: the vendor answered that it did nothing for now, such as 429; the same request
 *   may be sent again after `retryAfterMs`.
 * - `unknown`: anything else. Nobody may send again before reading has proven it absent.
 *
 * @public
 */
export type DispatchOutcome =
  | { outcome: 'accepted'; vendor?: VendorDeployment }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'deferred'; reason: string; retryAfterMs: number }
  | { outcome: 'unknown'; reason: string };

/**
 * What reading found of a deploy key at the vendor: all that carry it, the oldest first. An empty
 * list means that a complete read found none; an incomplete read throws.
 *
 * @public
 */
export interface FindResult {
  /** All that carry the key, the oldest first. */
  found: VendorDeployment[];
}

/**
 * How a deployment stands at the vendor. `succeeded` is terminal proof: every part is complete and
 * no failure stands. `superseded` means that another deployment took its place in the vendor's
 * queue; `declined`, that a person said no there; `needs_person`, that only a person can say what
 * became of it.
 *
 * @public
 */
export type VendorProgress =
  | { state: 'pending'; detail?: string }
  | { state: 'running'; detail?: string }
  | { state: 'awaiting_confirm'; detail?: string }
  | { state: 'succeeded'; detail?: string }
  | { state: 'noop'; detail?: string }
  | { state: 'failed'; detail?: string }
  | { state: 'cancelled'; detail?: string }
  | { state: 'superseded'; detail?: string }
  | { state: 'declined'; detail?: string }
  | { state: 'needs_person'; detail?: string };

/**
 * What the vendor says is in an environment.
 *
 * @public
 */
export interface EnvironmentObservation {
  /** A sha, or the beginning of one of at least 7 digits. */
  version: string;
  /** Epoch milliseconds. */
  since?: number;
  /** Where people see it at the vendor. */
  url?: string;
}

/**
 * A mechanism: how a revision gets into an environment, and how to know what became of it.
 * Implementations do no bookkeeping; the scheduler decides when to call what, and never calls one
 * inside a transaction. Every call gets a signal that ends it.
 *
 * @public
 */
export interface DeployDriver {
  /** The name in the configuration, such as `github-workflow`. */
  readonly mechanism: string;
  /** False when nothing is triggered here and the environment is only watched. */
  readonly triggers: boolean;
  /**
   * Whether an older revision can be brought back the same way as a new one is brought. Default:
   * true. Where it is false, people go back by a change that reverts.
   */
  readonly rollsBack?: boolean;
  /**
   * Reads and checks the configuration of an environment at the start.
   *
   * @throws An InputError that names the key and what was expected.
   */
  readOptions(context: {
    /** The configuration of the environment. */
    environment: Config;
    /** The configuration of its component. */
    component: Config;
  }): JsonObject;
  /** Sends the request once. It never throws: what is not understood is `unknown`. */
  dispatch(
    request: DispatchRequest,
    signal: AbortSignal,
  ): Promise<DispatchOutcome>;
  /** Looks for a deploy key at the vendor. Throws when it could not read everything. */
  find(request: DispatchRequest, signal: AbortSignal): Promise<FindResult>;
  /** Asks how a deployment stands. Throws when the vendor cannot be asked. */
  follow(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<VendorProgress>;
  /**
   * Answers a vendor that waits for our word (`awaiting_confirm`), once, after the intent to do so
   * has been committed. Before it sends anything it reads again and makes sure that what waits is
   * still this sha. `refused` means that it does not wait any more or waits for something else;
   * anything that is not understood is `unknown`, and is then followed, never sent again blindly.
   * Absent where nothing ever waits for us; then a person answers at the vendor.
   */
  confirm?(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<DispatchOutcome>;
  /** Asks the vendor to end a deployment; how it ends is then followed. */
  cancel(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<void>;
  /** Asks what is in an environment; nothing when the vendor knows of nothing. */
  observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined>;
}
