import type {
  Author,
  ChangeEffect,
  GuardReason,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import { placeId } from '../database/places';
import type {
  CandidateRecord,
  DeploymentRecord,
  RunRecord,
} from '../database/rows';
import { EXPLORER } from './testConfig';

const HOUR = 3_600_000;

/** A sha that can be told from others in a failing test: `sha('a1')` is `a1a1…`. */
export function sha(pattern: string): string {
  return pattern.repeat(40).slice(0, 40);
}

/** Puts rows where a test wants them, and leaves the scheduler no work on them. */
export class Fixtures {
  private constructor(
    private readonly knex: Knex,
    private readonly now: number,
  ) {}

  static create(options: { knex: Knex; now: number }): Fixtures {
    return new Fixtures(options.knex, options.now);
  }

  /** A run that soaks, cut a week ago, unless the test says otherwise. */
  async run(run: Partial<RunRecord> & { slotDate: string }): Promise<string> {
    const id = run.id ?? newId(this.now);
    const cutAt = run.cutAt ?? Date.parse(`${run.slotDate}T18:00:00Z`);
    const promoteAt = run.promoteAt ?? cutAt + 6 * 24 * HOUR;
    await this.knex('runs').insert({
      id,
      train: run.train ?? 'single-cell',
      slot_date: run.slotDate,
      state: run.state ?? 'soaking',
      late: run.late ?? false,
      hold_call_at: run.holdCallAt ?? cutAt - 2 * HOUR,
      cut_at: cutAt,
      soaked_at: run.soakedAt ?? promoteAt - 10 * HOUR,
      lgtm_call_at: run.lgtmCallAt ?? promoteAt - 2 * HOUR,
      promote_at: promoteAt,
      staged_at: run.stagedAt ?? cutAt + HOUR / 4,
      promoted_at: run.promotedAt ?? null,
      ended_at: run.endedAt ?? null,
      created_at: cutAt,
    });
    return id;
  }

  /** A candidate that has soaked and waits for approval, unless the test says otherwise. */
  async candidate(
    candidate: Partial<CandidateRecord> & { runId: string },
  ): Promise<string> {
    const id = candidate.id ?? newId(this.now);
    const stagedAt = candidate.stagedAt ?? this.now - 7 * 24 * HOUR;
    const staged = !['proposed', 'pinned'].includes(candidate.state ?? '');
    const authors: Author[] = candidate.authors ?? [
      { login: 'cy', userRef: 'user:default/cy' },
    ];
    await this.knex('candidates').insert({
      id,
      run_id: candidate.runId,
      component: candidate.component ?? EXPLORER,
      revision: candidate.revision ?? 1,
      state: candidate.state ?? 'approvable',
      sha: candidate.sha ?? sha('a1'),
      base_sha: candidate.baseSha ?? sha('b0'),
      sha_url: candidate.shaUrl ?? null,
      compare_url: candidate.compareUrl ?? null,
      authors: JSON.stringify(authors),
      change_count: candidate.changeCount ?? 0,
      pinned_at: candidate.pinnedAt ?? stagedAt - HOUR / 2,
      staged_at: staged ? stagedAt : null,
      soaked_at: staged ? stagedAt + 6 * 24 * HOUR : null,
    });
    return id;
  }

  /** What a candidate brings, the newest first. */
  async changes(
    candidateId: string,
    changes: Array<{
      title: string;
      effect: ChangeEffect;
      login?: string;
      userRef?: string;
      pullNumber?: number;
    }>,
  ): Promise<void> {
    await this.knex('candidate_changes').insert(
      changes.map((change, position) => ({
        candidate_id: candidateId,
        position,
        sha: sha(`c${position}`),
        title: change.title,
        effect: change.effect,
        pull_number: change.pullNumber ?? null,
        author_login: change.login ?? null,
        author_ref: change.userRef ?? null,
        merged_at: this.now - position * HOUR,
      })),
    );
  }

  /** A word that stands. */
  async approval(
    candidateId: string,
    userRef: string,
    verdict: 'lgtm' | 'objection' = 'lgtm',
  ): Promise<void> {
    await this.knex('approvals').insert({
      id: newId(this.now),
      candidate_id: candidateId,
      user_ref: userRef,
      verdict,
      at: this.now,
    });
  }

  /** A deployment that succeeded, unless the test says otherwise. */
  async deployment(
    deployment: Partial<DeploymentRecord> & { nextAt?: number } = {},
  ): Promise<string> {
    const id = deployment.id ?? newId(this.now);
    const state = deployment.state ?? 'succeeded';
    const reasons: GuardReason[] = deployment.reasons ?? [];
    await this.knex('deployments').insert({
      id,
      component: deployment.component ?? EXPLORER,
      environment: deployment.environment ?? 'staging',
      sha: deployment.sha ?? sha('a1'),
      kind: deployment.kind ?? 'train',
      state,
      mechanism: deployment.mechanism ?? 'deploys',
      run_id: deployment.runId ?? null,
      candidate_id: deployment.candidateId ?? null,
      requested_by: deployment.requestedBy ?? 'train:single-cell',
      requested_at: deployment.requestedAt ?? this.now,
      due_at: deployment.dueAt ?? this.now,
      reasons: JSON.stringify(reasons),
      ended_at: deployment.endedAt ?? null,
      next_at: deployment.nextAt ?? null,
    });
    await this.knex('deployment_events').insert({
      deployment_id: id,
      version: 1,
      at: this.now,
      to_state: state,
      actor: deployment.requestedBy ?? 'train:single-cell',
    });
    return id;
  }

  /** What our last good deployment brought to an environment. */
  async recorded(
    component: string,
    environment: string,
    recordedSha: string,
  ): Promise<void> {
    await this.knex('environments').insert({
      id: placeId(component, environment),
      component,
      environment,
      recorded_sha: recordedSha,
      recorded_at: this.now,
      recorded_deployment_id: newId(this.now),
    });
  }
}
