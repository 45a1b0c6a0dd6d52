import type { Parts } from '../assemble';
import {
  latestStatus,
  statusesOf,
} from '../services/github/actions/deploymentWrites';
import { keyOf } from '../services/github/model/GithubState';
import { ancestry, resolveCommit } from '../services/github/model/history';
import { Commit, Repository } from '../services/github/model/types';
import { viewFiles } from '../services/github/views/commitView';
import { viewConclusion } from './homePage';
import { Html, html } from './html';
import { layout } from './layout';
import { timeTag } from './times';

const SHOWN = 30;

type Page = (
  parts: Parts,
  repository: Repository,
  id: string,
) => string | undefined;

function homeOf({ owner, name }: Repository): string {
  return `/${owner}/${name}`;
}

function commitLink(repository: Repository, sha: string): Html {
  return html`<a href="${homeOf(repository)}/commit/${sha}"
    ><code>${sha.slice(0, 8)}</code></a
  >`;
}

function pullLink(repository: Repository, number?: number): Html {
  return number === undefined
    ? html`<span class="quiet">none</span>`
    : html`<a href="${homeOf(repository)}/pull/${number}">#${number}</a>`;
}

function facts(rows: Array<[string, Html | string | number]>): Html {
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function backTo(repository: Repository): Html {
  const { owner, name } = repository;
  return html`<p><a href="${homeOf(repository)}">${owner}/${name}</a></p>`;
}

export const repositoryPage: Page = (parts, repository, ref) => {
  const { state } = parts.github.context;
  const key = keyOf(repository);
  const head = resolveCommit(state, repository, ref);
  if (!head) {
    return undefined;
  }
  const commits: Commit[] = [];
  for (const commit of ancestry(state, repository, head.sha)) {
    if (commits.push(commit) === SHOWN) {
      break;
    }
  }
  const deployments = state
    .newest(state.deployments, repository)
    .slice(0, SHOWN);
  return layout(
    `${repository.owner}/${repository.name}`,
    html`<p>${repository.description}</p>
      <h2>Branches</h2>
      <ul>
        ${state.branches.list(key).map(
          ({ name, sha }) =>
            html`<li>
              <a href="${homeOf(repository)}/tree/${name}">${name}</a>
              at ${commitLink(repository, sha)}
            </li>`,
        )}
      </ul>
      <h2>Newest commits of ${ref}</h2>
      <ul>
        ${commits.map(
          commit =>
            html`<li>
              ${commitLink(repository, commit.sha)} ${commit.message}
              <span class="quiet"
                >${commit.author}, ${timeTag(commit.committedAt)}</span
              >
            </li>`,
        )}
      </ul>
      <h2 id="deployments">Newest deployments</h2>
      <div class="wide">
        <table>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Commit</th>
            <th scope="col">State</th>
            <th scope="col">Asked for</th>
          </tr>
          ${deployments.map(
            deployment => html`<tr>
              <td>${deployment.environment}</td>
              <td>${commitLink(repository, deployment.sha)}</td>
              <td>
                ${latestStatus(parts.github.context, repository, deployment)
                  ?.state ?? 'no status'}
                (${statusesOf(parts.github.context, repository, deployment)
                  .length})
              </td>
              <td>${timeTag(deployment.createdAt)}</td>
            </tr>`,
          )}
        </table>
      </div>`,
  );
};

export const commitPage: Page = (parts, repository, sha) => {
  const { context } = parts.github;
  const commit = resolveCommit(context.state, repository, sha);
  return (
    commit &&
    layout(
      commit.message.split('\n')[0],
      html`${backTo(repository)}
        ${facts([
          ['Commit', html`<code>${commit.sha}</code>`],
          ['Author', html`${commit.author}, ${timeTag(commit.authoredAt)}`],
          ['Landed', timeTag(commit.committedAt)],
          ['Pull request', pullLink(repository, commit.pull)],
          [
            'Parent',
            commit.parent ? commitLink(repository, commit.parent) : 'none',
          ],
        ])}
        <h2>Files</h2>
        <ul>
          ${viewFiles(context, repository, commit).map(
            ({ filename }) => html`<li><code>${filename}</code></li>`,
          )}
        </ul>`,
    )
  );
};

export const pullPage: Page = (parts, repository, number) => {
  const { state } = parts.github.context;
  const pull = state.pulls.get(keyOf(repository), number);
  if (!pull) {
    return undefined;
  }
  const settled = pull.mergedAt ? 'merged' : 'closed';
  const word = pull.closedAt ? settled : 'open';
  return layout(
    `${pull.title} #${pull.number}`,
    html`${backTo(repository)}
    ${facts([
      ['State', word],
      ['Author', pull.author],
      ['From', html`<code>${pull.headRef}</code> into ${pull.baseRef}`],
      ['Opened', timeTag(pull.createdAt)],
      ['Ended', pull.closedAt ? timeTag(pull.closedAt) : 'not yet'],
      [
        'Merge commit',
        pull.mergeCommitSha
          ? commitLink(repository, pull.mergeCommitSha)
          : 'none',
      ],
      ['Labels', pull.labels.join(', ') || 'none'],
    ])}`,
  );
};

export const issuePage: Page = (parts, repository, number) => {
  const { state } = parts.github.context;
  const issue = state.issues.get(keyOf(repository), number);
  return (
    issue &&
    layout(
      `${issue.title} #${issue.number}`,
      html`${backTo(repository)}
        ${facts([
          ['State', issue.state],
          ['Author', issue.author],
          ['Opened', timeTag(issue.createdAt)],
          ['Labels', issue.labels.join(', ') || 'none'],
        ])}
        <pre>${issue.body ?? ''}</pre>`,
    )
  );
};

export const runPage: Page = (parts, repository, id) => {
  const { state } = parts.github.context;
  const key = keyOf(repository);
  const run = state.runs.get(key, id);
  if (!run) {
    return undefined;
  }
  const workflow = state.workflows.get(key, run.workflowId);
  return layout(
    run.displayTitle,
    html`${backTo(repository)}
      <div id="run" data-live>
        ${facts([
          ['State', viewConclusion(run)],
          ['Why', run.note ?? '-'],
          ['Workflow', html`<code>${workflow?.path}</code>`],
          ['Triggered by', `${run.event} by ${run.actor}`],
          ['Branch', run.headBranch ?? 'none'],
          ['Deploys', commitLink(repository, run.deploySha ?? run.headSha)],
          ['To', run.environment ?? '-'],
          ['Concurrency group', run.group ?? 'none'],
          ['Asked for', timeTag(run.createdAt)],
          ['Started', run.startedAt ? timeTag(run.startedAt) : 'not yet'],
          ['Changed', timeTag(run.updatedAt)],
        ])}
      </div>
      <h2>Inputs</h2>
      <pre>${JSON.stringify(run.inputs, null, 2)}</pre>`,
    { isLive: true },
  );
};
