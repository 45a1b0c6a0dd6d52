import type {
  OutsideDeployment,
  OutsideVerdict,
  PersonalWord,
  ReleaseTrainIntake,
  VendorHint,
  WordOutcome,
} from '@signalbox/backstage-plugin-release-train-node';
import type { OutsideDeployments } from './OutsideDeployments';
import type { PersonalWords } from './PersonalWords';
import type { VendorHints } from './VendorHints';

/** Who answers what modules tell and ask. */
export interface IntakeParts {
  hints: VendorHints;
  words: PersonalWords;
  outside: OutsideDeployments;
}

/**
 * What modules tell and ask the release train. Modules get it before the plugin has started; what
 * they say then waits.
 */
export class Intake implements ReleaseTrainIntake {
  #open: (parts: IntakeParts) => void = () => {};
  readonly #parts = new Promise<IntakeParts>(resolve => {
    this.#open = resolve;
  });

  /** Lets modules in; called once, when the plugin has started. */
  open(parts: IntakeParts): void {
    this.#open(parts);
  }

  async hint(hint: VendorHint): Promise<void> {
    await (await this.#parts).hints.take(hint);
  }

  async word(word: PersonalWord): Promise<WordOutcome> {
    return (await this.#parts).words.give(word);
  }

  async judge(deployment: OutsideDeployment): Promise<OutsideVerdict> {
    return (await this.#parts).outside.judge(deployment);
  }
}
