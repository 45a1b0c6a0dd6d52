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
/** The repositories of the members, and how many commits land in each before a cut. */
const REPOSITORIES = {
  'example-org/single-cell-infra': 1,
  'example-org/single-cell-data-portal': 2,
  'example-org/single-cell-explorer': 4,
};
const EXPLORER = 'example-org/single-cell-explorer';
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
    await this.setSpeed({ queuedMs: 100, runMs: 300 });
    for (const slot of slots) {
      say(`The run of ${slot.date}`);
      await this.week(slot);
    }
    await this.setSpeed({ queuedMs: 1_500, runMs: 4_000 });
    await this.advance(until);
    say(`It is ${toIso(until)}`);
  }

  private async setSpeed(speed: {
    queuedMs: number;
    runMs: number;
  }): Promise<void> {
    for (const repository of Object.keys(REPOSITORIES)) {
      await this.options.control.setSpeed({ repository, speed });
    }
  }

  private async week(slot: Slot): Promise<void> {
    const { control, until, say } = this.options;
    await this.advance(slot.holdCallAt - 30 * 60_000);
    for (const [repository, count] of Object.entries(REPOSITORIES)) {
      await control.land({ repository, count });
    }
    if (slot.holdCallAt > until) return;

    await this.advance(slot.holdCallAt);
    await this.runIn(slot, ['collecting']);
    if (slot.cutAt + 10 * 60_000 > until) return;

    await this.advance(slot.cutAt);
    let run = await this.runIn(slot, ['soaking']);
    say('  cut, staged, soaking');
    await this.advance(slot.cutAt + 22 * HOUR);
    await control.land({ repository: EXPLORER, count: 2 });
    if (slot.promoteAt > until) return;

    const candidates = run.candidates.filter(
      candidate => candidate.state !== 'unchanged',
    );
    await this.advance(slot.cutAt + 23 * HOUR);
    for (const candidate of candidates) {
      await this.approve(candidate, reviewersOf(candidate)[0], WORDS[0]);
      await this.testByHand(candidate);
    }
    await this.advance(slot.lgtmCallAt);
    await this.runIn(slot, ['ready']);
    await this.advance(slot.lgtmCallAt + 20 * 60_000);
    for (const candidate of candidates) {
      await this.approve(candidate, reviewersOf(candidate)[1], WORDS[1]);
    }
    await this.advance(slot.promoteAt - 25 * 60_000);
    await this.promote(run, candidates);
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

  private async testByHand(candidate: Candidate): Promise<void> {
    const { releaseTrain } = this.people.get(PRIMARY)!;
    const params = { path: { candidateId: candidate.id } };
    const { data } = await releaseTrain.GET(
      '/candidates/{candidateId}/checklist',
      { params },
    );
    for (const { id, environment } of data?.items ?? []) {
      const { error } = await releaseTrain.PUT(
        '/candidates/{candidateId}/checklist',
        {
          params,
          body: {
            revision: candidate.revision,
            environment,
            itemId: id,
            result: 'pass',
          },
        },
      );
      if (error) throw new Error(`Not tested: ${JSON.stringify(error)}`);
    }
  }

  private async promote(run: Run, candidates: Candidate[]): Promise<void> {
    const { error } = await this.people
      .get(PRIMARY)!
      .releaseTrain.POST('/runs/{runId}/promote', {
        params: { path: { runId: run.id } },
        body: {
          candidates: candidates.map(({ id, revision }) => ({
            candidateId: id,
            revision,
          })),
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
