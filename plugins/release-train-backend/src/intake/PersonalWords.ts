import type {
  PersonalWord,
  WordOutcome,
} from '@signalbox/backstage-plugin-release-train-node';

/** Words of people that come another way than through the portal. */
export class PersonalWords {
  static create(): PersonalWords {
    return new PersonalWords();
  }

  async give(_word: PersonalWord): Promise<WordOutcome> {
    return { outcome: 'unrelated' };
  }
}
