import {
  changeTitle,
  classifyChange,
  isDrifting,
  shortSha,
  type Author,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  SourceChange,
  SourceCommit,
} from '@signalbox/backstage-plugin-release-train-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import type {
  ConfiguredComponent,
  ConfiguredTrain,
  ReleaseTrainModel,
} from '../config/model';
import { placeId } from '../database/places';
import {
  toEnvironmentRecord,
  type EnvironmentRecord,
  type PinRecord,
  type RunRecord,
} from '../database/rows';
import type { PeopleDirectory } from './PeopleDirectory';

/** What a component brings to a run. */
export interface PinnedMember {
  component: ConfiguredComponent;
  sha: string;
  shaUrl: string;
  baseSha?: string;
  compareUrl?: string;
  authors: Author[];
  changes: SourceChange[];
  /** False when the source could not list every change. */
  complete: boolean;
  /** Somebody chose this commit. */
  choice?: PinRecord;
  /** One sentence on why it is unchanged, where that is not plain. */
  detail?: string;
  /** The login of an author to the user of the catalog. */
  people: ReadonlyMap<string, string>;
  unchanged: boolean;
}

const PIN_TIMEOUT_MS = 60_000;

/** Pins what the source branches hold at the cut: the shas that will soak are those that ship. */
export class CandidatePinner {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: ReleaseTrainModel,
    private readonly people: PeopleDirectory,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: ReleaseTrainModel;
    people: PeopleDirectory;
  }): CandidatePinner {
    const { knex, clock, model, people } = options;
    return new CandidatePinner(knex, clock, model, people);
  }

  /** Reads the heads and the changes since production; writes nothing. */
  async pin(
    train: ConfiguredTrain,
    components: readonly string[],
    choices: readonly PinRecord[],
    signal: AbortSignal,
  ): Promise<PinnedMember[]> {
    // At once, so that a slow source takes nobody else's time.
    const members = await Promise.all(
      components.map(ref =>
        this.pinMember(
          this.model.components.get(ref)!,
          train,
          choices.find(({ component }) => component === ref),
          AbortSignal.any([signal, AbortSignal.timeout(PIN_TIMEOUT_MS)]),
        ),
      ),
    );
    const logins = members.flatMap(member => [
      ...member.authors.map(author => author.login),
      ...member.changes.flatMap(change => change.authorLogin ?? []),
    ]);
    const people = await this.people.usersByLogin([...new Set(logins)]);
    return members.map(member => ({
      ...member,
      people,
      authors: member.authors.map(author => ({
        ...author,
        userRef: people.get(author.login),
      })),
    }));
  }

  private async pinMember(
    component: ConfiguredComponent,
    train: ConfiguredTrain,
    choice: PinRecord | undefined,
    signal: AbortSignal,
  ): Promise<PinnedMember> {
    const { source, changeSource } = component;
    const row = await this.knex('environments')
      .where({ id: placeId(component.entityRef, train.promoteEnvironment) })
      .first();
    const place: EnvironmentRecord | undefined =
      row && toEnvironmentRecord(row);
    const head = choice
      ? await this.chosen(component, choice, signal)
      : await changeSource.head(source, signal);
    const baseSha = await this.productionSha(component, place, signal);
    // Production may be ahead, after a hot-fix or a deployment by hand.
    const behind =
      baseSha !== undefined &&
      baseSha !== head.sha &&
      (await changeSource.contains(source, head.sha, baseSha, signal));
    const unchanged = head.sha === baseSha || behind;
    const { changes, complete } = unchanged
      ? { changes: [], complete: true }
      : await changeSource.changes(source, baseSha, head.sha, signal);
    return {
      component,
      sha: head.sha,
      shaUrl: changeSource.commitUrl(source, head.sha),
      baseSha,
      compareUrl: baseSha
        ? changeSource.compareUrl(source, baseSha, head.sha)
        : undefined,
      authors: authorsOf(head, changes).map(login => ({ login })),
      changes,
      complete,
      choice,
      detail: behind
        ? `${train.promoteEnvironment} is ahead of ${shortSha(head.sha)}.`
        : undefined,
      people: new Map(),
      unchanged,
    };
  }

  private async chosen(
    { entityRef, source, changeSource }: ConfiguredComponent,
    { sha }: PinRecord,
    signal: AbortSignal,
  ): Promise<SourceCommit> {
    const commit = await changeSource.resolve(source, sha, signal);
    if (!commit) {
      throw new Error(
        `${shortSha(sha)}, chosen for ${entityRef}, is not a commit of ${
          source.repository
        }`,
      );
    }
    return commit;
  }

  /**
   * What is in production. The vendor's word counts before the first promotion by Signalbox, and
   * where it contradicts our record, because somebody has deployed past us; it may be the
   * beginning of a sha.
   */
  private async productionSha(
    { source, changeSource }: ConfiguredComponent,
    place: EnvironmentRecord | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!place) return undefined;
    if (place.recordedSha && !isDrifting(place)) return place.recordedSha;
    const observed =
      place.observedVersion &&
      (await changeSource.resolve(source, place.observedVersion, signal));
    return observed ? observed.sha : place.recordedSha;
  }

  /** Writes the candidates and asks for their deployments to the environment of the cut. */
  async write(
    trx: Knex,
    run: RunRecord,
    train: ConfiguredTrain,
    members: PinnedMember[],
    options: { requestedBy?: string; why?: string } = {},
  ): Promise<void> {
    const now = this.clock.now();
    const earlier: Record<string, any>[] = await trx('candidates')
      .where({ run_id: run.id })
      .select('component')
      .max({ revision: 'revision' })
      .groupBy('component');
    const revisions = new Map(
      earlier.map(row => [row.component, Number(row.revision)]),
    );
    for (const member of members) {
      const { component, people, choice } = member;
      const id = newId(now);
      await trx('candidates').insert({
        id,
        run_id: run.id,
        component: component.entityRef,
        revision: (revisions.get(component.entityRef) ?? 0) + 1,
        state: member.unchanged ? 'unchanged' : 'pinned',
        sha: member.sha,
        base_sha: member.baseSha ?? null,
        sha_url: member.shaUrl,
        compare_url: member.compareUrl ?? null,
        authors: JSON.stringify(member.authors),
        change_count: member.changes.length,
        changes_complete: member.complete,
        pin_reason: choice?.reason ?? null,
        pinned_by: choice?.userRef ?? null,
        detail: member.detail ?? null,
        pinned_at: now,
      });
      if (member.unchanged) continue;
      await trx.batchInsert(
        'candidate_changes',
        member.changes.map((change, position) => ({
          candidate_id: id,
          position,
          sha: change.sha,
          title: changeTitle(change.title),
          pull_number: change.pullNumber ?? null,
          url: change.url ?? null,
          effect: classifyChange(change.title),
          author_login: change.authorLogin ?? null,
          author_ref: people.get(change.authorLogin ?? '') ?? null,
          merged_at: change.mergedAt ?? null,
        })),
        50,
      );
      const environment = this.model.environmentOf(
        component.entityRef,
        train.cutEnvironment,
      )!;
      if (!environment.driver.triggers) {
        // It deploys itself; what is there is asked for now.
        await trx('environments')
          .where({ id: placeId(component.entityRef, environment.name) })
          .update({ next_at: now });
        continue;
      }
      const deploymentId = newId(now);
      await trx('deployments').insert({
        id: deploymentId,
        component: component.entityRef,
        environment: environment.name,
        sha: member.sha,
        kind: run.lane,
        state: 'queued',
        mechanism: environment.driver.mechanism,
        run_id: run.id,
        candidate_id: id,
        requested_by: options.requestedBy ?? `train:${train.id}`,
        requested_at: now,
        due_at: now,
        reasons: '[]',
        next_at: now,
      });
      await trx('deployment_events').insert({
        deployment_id: deploymentId,
        version: 1,
        at: now,
        to_state: 'queued',
        actor: options.requestedBy ?? `train:${train.id}`,
        detail: options.why ?? `Cut of ${run.slotDate}`,
      });
    }
  }
}

/**
 * Who wrote the pinned commit: its author, and the author of the pull request that it brought where
 * that is somebody else, because a merge commit names whoever pressed the button.
 */
function authorsOf(head: SourceCommit, changes: SourceChange[]): string[] {
  const logins = [head.authorLogin, changes.at(0)?.authorLogin];
  return [...new Set(logins.flatMap(login => login ?? []))];
}
