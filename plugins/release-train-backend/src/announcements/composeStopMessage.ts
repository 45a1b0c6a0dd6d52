import {
  escapeMarkdown,
  isActiveDeployment,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { renderAnnouncement } from './templates';
import type { ConfiguredTrain } from '../config/model';
import type {
  CandidateRecord,
  ChangeRecord,
  DeploymentRecord,
  RunRecord,
} from '../database/rows';

/**
 * The name of an entity, the way a channel reads it. The subject of a service, such as
 * `external:ci`, stays as it is.
 */
export function shortName(ref: string): string {
  if (ref.startsWith('train:')) return 'the train';
  return /^[^:/]+:[^:/]+\/[^:/]+$/.test(ref) ? parseEntityRef(ref).name : ref;
}

function progressOf(
  candidate: CandidateRecord,
  deployment: DeploymentRecord | undefined,
  byItself: boolean,
): string {
  if (!deployment) {
    if (candidate.state === 'rejected' || candidate.state === 'vetoed') {
      return `left out${
        candidate.detail ? `: ${escapeMarkdown(candidate.detail)}` : ''
      }`;
    }
    if (!byItself) {
      return candidate.state === 'verified' ? 'there already' : 'waiting';
    }
    return candidate.stagedAt === undefined
      ? 'deploys itself, not there yet'
      : 'done, by itself';
  }
  switch (deployment.state) {
    case 'succeeded':
      return deployment.kind === 'rollback' ? 'rolled back' : 'done';
    case 'noop':
      return 'nothing to do';
    case 'needs_human':
      return `needs a person: ${escapeMarkdown(deployment.detail ?? '')}`;
    default:
      return isActiveDeployment(deployment.state)
        ? 'in progress'
        : `${deployment.state.replace('_', ' ')}${
            deployment.detail ? `: ${escapeMarkdown(deployment.detail)}` : ''
          }`;
  }
}

/**
 * What the channel reads of one stop of a run, such as the promotion to prod: a line that says how
 * the whole stands, and one for each component.
 */
export function composeStopMessage(options: {
  run: RunRecord;
  train: ConfiguredTrain;
  environment: string;
  candidates: CandidateRecord[];
  /** The newest deployment of each component here. */
  deployments: ReadonlyMap<string, DeploymentRecord>;
}): string {
  const { run, train, environment, candidates, deployments } = options;
  const shipped = candidates.filter(
    candidate => candidate.state !== 'unchanged',
  );
  const cut = environment === train.cutEnvironment;
  const standing = shipped.map(candidate => {
    const newest = deployments.get(candidate.component);
    // What was brought there past the train has made ours needless.
    const deployment =
      candidate.state === 'verified' && newest?.state === 'superseded'
        ? undefined
        : newest;
    const rolledBack = deployment?.kind === 'rollback';
    return {
      candidate,
      deployment,
      // Who has not been asked deploys itself, on the way to the first stop.
      byItself: cut && !deployment,
      active: deployment
        ? isActiveDeployment(deployment.state)
        : cut && candidate.state === 'pinned',
      good: deployment
        ? !rolledBack &&
          (deployment.state === 'succeeded' || deployment.state === 'noop')
        : candidate.state === 'verified' ||
          (cut && candidate.stagedAt !== undefined),
    };
  });
  let state = 'partly done';
  if (standing.some(({ active }) => active)) state = 'in progress';
  else if (standing.every(({ good }) => good)) state = 'complete';
  else if (!standing.some(({ good }) => good)) state = 'failed';
  return renderAnnouncement('stop', train, {
    train: run.train,
    run: run.slotDate,
    hotfix: run.lane === 'hotfix',
    environment,
    state,
    components: standing.map(({ candidate, deployment, byItself }) => ({
      name: shortName(candidate.component),
      sha: shortSha(candidate.sha),
      shaUrl: candidate.shaUrl,
      // Put together from escaped parts.
      progress: progressOf(candidate, deployment, byItself),
      by: deployment && shortName(deployment.requestedBy),
      url: deployment?.vendorUrl,
    })),
  });
}

function changeLine(change: ChangeRecord): string {
  const number = change.pullNumber
    ? `#${change.pullNumber}`
    : shortSha(change.sha);
  const link = change.url ? `[${number}](${change.url})` : number;
  const author = change.authorLogin
    ? ` (${escapeMarkdown(change.authorLogin)})`
    : '';
  return `- ${link} ${escapeMarkdown(change.title)}${author}`;
}

const MOST_LINES = 40;

/**
 * The notes of a candidate, so that the people named can be asked to test: features, fixes, and in
 * one line what has no effect on the deployed system, as the team has always put it.
 */
export function composeNotes(
  candidate: CandidateRecord,
  changes: ChangeRecord[],
): string {
  const parts = [
    `**${shortName(candidate.component)} ${shortSha(candidate.sha)}**`,
  ];
  // What a person wrote for people stands in place of the list.
  if (candidate.notes) return [...parts, candidate.notes].join('\n');
  for (const [effect, title] of [
    ['feature', 'Features'],
    ['fix', 'Fixes'],
  ] as const) {
    const group = changes.filter(change => change.effect === effect);
    if (group.length === 0) continue;
    parts.push(title, ...group.slice(0, MOST_LINES).map(changeLine));
    if (group.length > MOST_LINES) {
      parts.push(`- and ${group.length - MOST_LINES} more`);
    }
  }
  const none = changes.filter(change => change.effect === 'none');
  if (none.length > 0) {
    const numbers = none
      .slice(0, MOST_LINES)
      .map(change =>
        change.pullNumber ? `#${change.pullNumber}` : shortSha(change.sha),
      );
    const more =
      none.length > MOST_LINES ? ` and ${none.length - MOST_LINES} more` : '';
    parts.push(
      `These have no effect on the deployed system: ${numbers.join(
        ', ',
      )}${more}`,
    );
  }
  if (changes.length === 0) parts.push('No change since production.');
  if (!candidate.changesComplete) {
    parts.push('The source could not list every change.');
  }
  return parts.join('\n');
}
