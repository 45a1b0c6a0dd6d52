import type {
  Announcement,
  AnnounceOutcome,
  Announcer,
  ChangeSource,
  DeployDriver,
  DispatchOutcome,
  DispatchRequest,
  EnvironmentObservation,
  SourceChange,
  SourceCommit,
  SourcePull,
  VendorDeployment,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import { sha } from './Fixtures';

const REPOSITORY = 'https://code.example/';

/**
 * A vendor and a source whose every answer is the test's: it takes what it is sent, finishes it at
 * once and is asked nothing that it does not write down, until a test says otherwise.
 */
export class ScriptedVendor {
  /** Every request that reached the vendor. */
  readonly sent: DispatchRequest[] = [];
  /** What the vendor has, the oldest first. */
  readonly runs: Array<{ key: string; id: string }> = [];
  /** The ids that it was asked to cancel. */
  readonly cancelled: string[] = [];
  /** The newest commits, by the name of the repository. */
  readonly heads = new Map<string, SourceCommit>();
  /** What came since the base, by the name of the repository. */
  readonly changes = new Map<string, SourceChange[]>();
  /** Shas in the order in which they came, the oldest first; one list a line of history. */
  readonly histories: string[][] = [];
  /** Pull requests, by the name of the repository and the number: `explorer#12`. */
  readonly pulls = new Map<string, SourcePull>();
  #runs = 0;

  /** What it answers to a request that it has received. */
  dispatch: (
    request: DispatchRequest,
    signal: AbortSignal,
  ) => Promise<DispatchOutcome> = async request => ({
    outcome: 'accepted',
    vendor: this.take(request),
  });
  /** How everything stands. */
  follow: (vendor: VendorDeployment) => Promise<VendorProgress> = async () => ({
    state: 'succeeded',
  });
  cancel: (vendor: VendorDeployment) => Promise<void> = async () => {};
  /** What it answers to our word; a vendor that never waits for it has none. */
  confirm?: (vendor: VendorDeployment) => Promise<DispatchOutcome>;
  /** Called before each look for a key. */
  find: () => Promise<void> = async () => {};
  observe: (place: string) => Promise<EnvironmentObservation | undefined> =
    async () => undefined;
  /** Called before each reading of the source. */
  readSource: () => Promise<void> = async () => {};

  /** The vendor has this now, whatever it answers. */
  take(request: DispatchRequest): VendorDeployment {
    this.#runs += 1;
    const id = `run-${this.#runs}`;
    this.runs.push({ key: request.deployKey, id });
    return { id, url: `${REPOSITORY}runs/${id}` };
  }

  driver(mechanism: string, triggers = true): DeployDriver {
    return {
      mechanism,
      triggers,
      readOptions: () => ({}),
      dispatch: (request, signal) => {
        this.sent.push(request);
        return this.dispatch(request, signal);
      },
      ...(this.confirm && {
        confirm: async (_request: DispatchRequest, vendor: VendorDeployment) =>
          this.confirm!(vendor),
      }),
      find: async request => {
        await this.find();
        return {
          found: this.runs
            .filter(run => run.key === request.deployKey)
            .map(({ id }) => ({ id })),
        };
      },
      follow: (_request, vendor) => this.follow(vendor),
      cancel: async (_request, vendor) => {
        this.cancelled.push(vendor.id);
        await this.cancel(vendor);
      },
      observe: target =>
        this.observe(`${target.component}#${target.environment}`),
    };
  }

  changeSource(): ChangeSource {
    const nameOf = (location: { repository: string }) =>
      location.repository.slice(REPOSITORY.length);
    return {
      handles: repository => repository.startsWith(REPOSITORY),
      head: async location => {
        await this.readSource();
        return (
          this.heads.get(nameOf(location)) ?? {
            sha: sha('a1'),
            authorLogin: 'cy',
          }
        );
      },
      resolve: async (_location, version) => ({ sha: version.padEnd(40, '0') }),
      changes: async location => ({
        changes: this.changes.get(nameOf(location)) ?? [
          { sha: sha('a1'), title: 'feat: Sort by date (#12)', pullNumber: 12 },
        ],
        complete: true,
      }),
      contains: async (_location, ancestor, descendant) => {
        await this.readSource();
        return (
          ancestor === descendant ||
          this.histories.some(
            history =>
              history.includes(ancestor) &&
              history.indexOf(ancestor) < history.indexOf(descendant),
          )
        );
      },
      pull: async (location, number) => {
        await this.readSource();
        return this.pulls.get(`${nameOf(location)}#${number}`);
      },
      commitUrl: (location, commit) =>
        `${location.repository}/commit/${commit}`,
      compareUrl: (location, base, head) =>
        `${location.repository}/compare/${base}...${head}`,
    };
  }
}

/** A channel that writes down what it is told. */
export class RecordingChannel implements Announcer {
  /** Every delivery, in order; `reference` names the message that it replaces. */
  readonly told: Array<
    Announcement & { at: string; dedupeKey: string; reference?: string }
  > = [];
  /** The time of what is told. */
  now: () => number = () => 0;
  /** What each message says now. */
  readonly messages = new Map<string, string>();

  /** What becomes of a delivery, when it is not simply posted. */
  answer: (announcement: Announcement) => Promise<AnnounceOutcome | undefined> =
    async () => undefined;

  async announce(
    announcement: Announcement,
    options: { dedupeKey: string; reference?: string; signal: AbortSignal },
  ): Promise<AnnounceOutcome> {
    const outcome = await this.answer(announcement);
    if (outcome) return outcome;
    const { dedupeKey, reference } = options;
    const at = new Date(this.now()).toISOString();
    this.told.push({ ...announcement, at, dedupeKey, reference });
    const message = reference ?? `message-${this.messages.size + 1}`;
    this.messages.set(message, announcement.text);
    return { outcome: 'posted', reference: message };
  }

  /** When the channel was told what, by the first line. */
  log(): string[] {
    return this.told.map(
      ({ at, text }) => `${at} ${text.split('\n')[0].replaceAll('**', '')}`,
    );
  }

  /** The first lines of what the channel shows now, without the marks of Markdown. */
  headlines(): string[] {
    return [...this.messages.values()].map(text =>
      text.split('\n')[0].replaceAll('**', ''),
    );
  }
}
