import {
  escapeMarkdown,
  isActiveDeployment,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import { parseEntityRef } from '@backstage/catalog-model';
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

function progressOf(deployment: DeploymentRecord | undefined): string {
  if (!deployment) return 'waiting';
  switch (deployment.state) {
    case 'succeeded':
      return 'done';
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
  environment: string;
  candidates: CandidateRecord[];
  /** The newest deployment of each component here. */
  deployments: ReadonlyMap<string, DeploymentRecord>;
}): string {
  const { run, environment, candidates, deployments } = options;
  const shipped = candidates.filter(
    candidate => candidate.state !== 'unchanged',
  );
  const all = shipped.map(candidate => deployments.get(candidate.component));
  const active = all.some(d => d && isActiveDeployment(d.state));
  const good = all.filter(d => d?.state === 'succeeded' || d?.state === 'noop');
  let state = 'partly done';
  if (active) state = 'in progress';
  else if (good.length === shipped.length) state = 'complete';
  else if (good.length === 0) state = 'failed';
  const lines = shipped.map(candidate => {
    const deployment = deployments.get(candidate.component);
    const sha = candidate.shaUrl
      ? `[${shortSha(candidate.sha)}](${candidate.shaUrl})`
      : shortSha(candidate.sha);
    const by = deployment
      ? `, asked for by ${shortName(deployment.requestedBy)}`
      : '';
    const link = deployment?.vendorUrl
      ? ` ([run](${deployment.vendorUrl}))`
      : '';
    return `- ${shortName(candidate.component)} ${sha}: ${progressOf(
      deployment,
    )}${by}${link}`;
  });
  return [
    `**${run.train}**, run of ${run.slotDate}: deployment to ${environment} ${state}`,
    ...lines,
  ].join('\n');
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
  return parts.join('\n');
}
