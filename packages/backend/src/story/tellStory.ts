import {
  fromIso,
  slotsBetween,
  toIso,
  type Candidate,
  type Run,
  type Slot,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import type { SandboxControlClient } from '@signalbox/sandbox';
import { Person } from './Person';

const HOUR = 3_600_000;
const REPOSITORY = 'example-org/single-cell-explorer';
const TRAIN = 'single-cell';
const PRIMARY = 'user:default/ana';
const REVIEWERS = [
  'user:default/bo',
  'user:default/cy',
  'user:default/eli',
  'user:default/dee',
];
const WORDS = ['walked the gene-set cases', 'LGTM!'];

/** What the story needs. */
export interface StoryOptions {
  portalUrl: string;
  control: SandboxControlClient;
  /** The instant that the story ends at, epoch milliseconds. */
  until: number;
  /** Hears what happens, a line a step. */
  say: (line: string) => void;
}

class Story {
  private constructor(
    private readonly options: StoryOptions,
    private readonly train: Train,
    private readonly people: ReadonlyMap<string, Person>,
  ) {}

  static async begin(options: StoryOptions): Promise<Story> {
    const people = new Map<string, Person>();
    for (const userRef of [PRIMARY, ...REVIEWERS]) {
      people.set(userRef, await Person.signIn(options.portalUrl, userRef));
    }
    const { data } = await people
      .get(PRIMARY)!
      .releaseTrain.GET('/trains/{trainId}', {
        params: { path: { trainId: TRAIN } },
      });
    if (!data) throw new Error(`There is no train '${TRAIN}'`);
    return new Story(options, data, people);
  }

  async live(): Promise<void> {
    const { control, until, say } = this.options;
    const start = fromIso((await control.clock()).now);
    const slots = slotsBetween(start, until, this.train);
    await control.setSpeed({
      repository: REPOSITORY,
      speed: { queuedMs: 100, runMs: 300 },
    });
    for (const slot of slots) {
      say(`The run of ${slot.date}`);
      await this.week(slot);
    }
    await control.setSpeed({
      repository: REPOSITORY,
      speed: { queuedMs: 1_500, runMs: 4_000 },
    });
    await this.advance(until);
    say(`It is ${toIso(until)}`);
  }

  private async week(slot: Slot): Promise<void> {
    const { control, until, say } = this.options;
    await this.advance(slot.holdCallAt - 30 * 60_000);
    await control.land({ repository: REPOSITORY, count: 4 });
    if (slot.holdCallAt > until) return;

    await this.advance(slot.holdCallAt);
    await this.runIn(slot, ['collecting']);
    if (slot.cutAt + 10 * 60_000 > until) return;

    await this.advance(slot.cutAt);
    let run = await this.runIn(slot, ['soaking']);
    say('  cut, staged, soaking');
    await this.advance(slot.cutAt + 22 * HOUR);
    await control.land({ repository: REPOSITORY, count: 2 });
    if (slot.promoteAt > until) return;

    const candidate = run.candidates[0];
    const reviewers = reviewersOf(candidate);
    await this.advance(slot.cutAt + 23 * HOUR);
    await this.approve(candidate, reviewers[0], WORDS[0]);
    await this.advance(slot.lgtmCallAt);
    await this.runIn(slot, ['ready']);
    await this.advance(slot.lgtmCallAt + 20 * 60_000);
    await this.approve(candidate, reviewers[1], WORDS[1]);
    await this.advance(slot.promoteAt - 25 * 60_000);
    await this.promote(candidate);
    run = await this.runIn(slot, ['shipped']);
    say('  approved, promoted, shipped');
  }

  private async approve(
    candidate: Candidate,
    userRef: string,
    comment: string,
  ): Promise<void> {
    const { error } = await this.people
      .get(userRef)!
      .releaseTrain.PUT('/candidates/{candidateId}/approvals', {
        params: { path: { candidateId: candidate.id } },
        body: { verdict: 'lgtm', revision: candidate.revision, comment },
      });
    if (error)
      throw new Error(`No LGTM of ${userRef}: ${JSON.stringify(error)}`);
  }

  private async promote(candidate: Candidate): Promise<void> {
    const { error } = await this.people
      .get(PRIMARY)!
      .releaseTrain.POST('/deployments', {
        body: {
          component: candidate.component,
          environment: this.train.promote.environment,
          candidateId: candidate.id,
          revision: candidate.revision,
        },
      });
    if (error) throw new Error(`No promotion: ${JSON.stringify(error)}`);
  }

  /** Moves the clock on, never back. */
  private async advance(to: number): Promise<void> {
    const { control } = this.options;
    const now = fromIso((await control.clock()).now);
    if (to > now) await control.setClock({ advanceTo: toIso(to) });
  }

  /** Waits until the run of a slot is in one of these states. */
  private async runIn(slot: Slot, states: Run['state'][]): Promise<Run> {
    let last: Run | undefined;
    for (let attempt = 0; attempt < 300; attempt++) {
      const { data } = await this.people
        .get(PRIMARY)!
        .releaseTrain.GET('/runs', {
          params: { query: { train: TRAIN, limit: 10 } },
        });
      last = data?.items.find(run => run.slotDate === slot.date);
      if (last && states.includes(last.state)) return last;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error(
      `The run of ${slot.date} is '${last?.state}', not '${states.join(
        "' or '",
      )}'`,
    );
  }
}

/**
 * Lives through the weeks of the example train from the sandbox's present to `until`, through the
 * same HTTP API as everybody: commits land, the train cuts and soaks, reviewers say LGTM, the
 * primary promotes. Runs whose promotion lies before `until` are shipped; the one under way is
 * left as it stands, with nobody's word on it.
 */
export async function tellStory(options: StoryOptions): Promise<void> {
  const story = await Story.begin(options);
  await story.live();
}

/** Two people who did not write the candidate. */
function reviewersOf(candidate: Candidate): string[] {
  const authors = candidate.authors.map(author => author.userRef);
  return REVIEWERS.filter(userRef => !authors.includes(userRef));
}
