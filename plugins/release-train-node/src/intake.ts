import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { GuardReason } from '@signalbox/backstage-plugin-release-train-common';
import type { AnnouncementReference } from './announcer';
import type { DeployTarget } from './drivers';

/**
 * Names one delivery of a webhook, so that the same one is taken once, on whatever replica it
 * arrives and however often.
 *
 * @public
 */
export interface Delivery {
  /** Who sent it, such as `github`. */
  source: string;
  /** As the sender numbers it, up to 255 characters. */
  id: string;
}

/**
 * What a webhook said has changed. It is a hint: what it is about is read again, and what was said
 * is not believed.
 *
 * @public
 */
export interface VendorHint {
  /** Which delivery it came with; a second one of the same is passed by. */
  delivery?: Delivery;
  /**
   * The environments it may be about. The deployment under way in each is followed now, and what it
   * holds is looked at.
   */
  concerns?(target: DeployTarget): boolean;
  /** The pull request it is about: `repository` is its web address. */
  pull?: { repository: string; number: number };
}

/**
 * A person's word on candidates that came another way than through the portal. Whoever hands it
 * in has proven that this person said it, just now.
 *
 * @public
 */
export interface PersonalWord {
  /** Which delivery it came with; a second one of the same changes nothing. */
  delivery?: Delivery;
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
    /** Every open candidate of the run whose announcement, posted at `reference`, it is about. */
    | { isAbout(reference: AnnouncementReference): boolean };
}

/**
 * What became of a person's word. `counted` lists each candidate it went to with how many LGTMs
 * it has by now, and why it did not go to others that it was about; `refused` says why it went to
 * none, with the same reasons as in the portal; `unrelated` means that
 * it was about no candidate that waits for a word; `repeated`, that this delivery was taken before.
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
      /** Of the candidates that it did not go to. */
      reasons?: GuardReason[];
    }
  | { outcome: 'refused'; reasons: GuardReason[] }
  | { outcome: 'unrelated' }
  | { outcome: 'repeated' };

/**
 * A deployment that somebody has started at the vendor by hand, or that a run of ours waits to
 * make.
 *
 * @public
 */
export interface OutsideDeployment {
  /** Where it goes: the first configured environment for which this holds. */
  concerns(target: DeployTarget): boolean;
  /** The full sha. */
  sha: string;
  /** The deploy key, when it carries one of ours. */
  deployKey?: string;
  /** Who started it, by the login that the catalog knows. Their own LGTM does not count. */
  login?: string;
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
 * Hands out what modules tell and ask the release train. Its methods answer once the backend has
 * started.
 *
 * @public
 */
export interface ReleaseTrainIntakeExtensionPoint {
  /** The one of this backend. */
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
