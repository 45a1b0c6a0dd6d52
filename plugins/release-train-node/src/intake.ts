import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { GuardReason } from '@signalbox/backstage-plugin-release-train-common';

/**
 * What a vendor's webhook said has changed. It is a hint: the deployment is read again, and what
 * was said is not believed.
 *
 * @public
 */
export interface VendorHint {
  /** The mechanisms it may be about. */
  mechanisms: readonly string[];
  /** The deploy key, where the vendor carries it. */
  deployKey?: string;
  /** The vendor's id of the deployment. */
  vendorId?: string;
  /** The component whose environments may hold something else now. */
  component?: string;
}

/**
 * A person's word on candidates that came another way than through the portal. Whoever hands it
 * in has proven that this person said it, just now.
 *
 * @public
 */
export interface PersonalWord {
  /** Entity reference of the user of the catalog. */
  userRef: string;
  /** `withdraw` takes an earlier word back. */
  verdict: 'lgtm' | 'objection' | 'withdraw';
  /** What they said, up to 2,000 characters. */
  comment?: string;
  /** Where it was said, such as `slack`. */
  source: string;
  /** What it was said of. */
  about:
    | { candidateId: string; revision: number }
    /** Every open candidate of the run that the announcement at this reference is about. */
    | { announcement: string };
}

/**
 * What became of a person's word. `counted` lists each candidate it went to with how many LGTMs
 * it has by now; `refused` says why, with the same reasons as in the portal; `unrelated` means that
 * it was about no candidate that waits for a word.
 *
 * @public
 */
export type WordOutcome =
  | {
      outcome: 'counted';
      candidates: Array<{
        component: string;
        sha: string;
        counted: number;
        needed: number;
      }>;
    }
  | { outcome: 'refused'; reasons: GuardReason[] }
  | { outcome: 'unrelated' };

/**
 * A deployment that somebody has started at the vendor by hand, or that a run of ours waits to
 * make.
 *
 * @public
 */
export interface OutsideDeployment {
  /** The repository, as `host/owner/name` in lower case. */
  repository: string;
  /** The environment's name at the vendor. */
  vendorEnvironment: string;
  /** The full sha. */
  sha: string;
  /** The deploy key, when it carries one of ours. */
  deployKey?: string;
}

/**
 * Whether such a deployment may go on. `unknown` means that the release train has no say in that
 * environment.
 *
 * @public
 */
export type OutsideVerdict =
  | { verdict: 'allowed'; because: string }
  | { verdict: 'refused'; reasons: GuardReason[] }
  | { verdict: 'unknown' };

/**
 * What modules tell and ask the release train while it runs.
 *
 * @public
 */
export interface ReleaseTrainIntake {
  /** Has whatever the hint is about read again soon. Safe when doubled, late or wrong. */
  hint(hint: VendorHint): Promise<void>;
  /** Gives a person's word, under the same guards as in the portal. */
  word(word: PersonalWord): Promise<WordOutcome>;
  /** Judges a deployment by the guards of a promotion; writes nothing. */
  judge(deployment: OutsideDeployment): Promise<OutsideVerdict>;
}

/**
 * Hands out what modules tell and ask the release train. Its methods may be called once the
 * backend has started.
 *
 * @public
 */
export interface ReleaseTrainIntakeExtensionPoint {
  readonly intake: ReleaseTrainIntake;
}

/**
 * Where modules get at the intake of the release train.
 *
 * @public
 */
export const releaseTrainIntakeExtensionPoint =
  createExtensionPoint<ReleaseTrainIntakeExtensionPoint>({
    id: 'release-train.intake',
  });
