import type { Parts } from '../assemble';
import {
  isFinal,
  isWaiting,
  TerraformRun,
  TerraformWorkspace,
} from '../services/terraform/model';
import {
  plannedChanges,
  runAddress,
  workspaceAddress,
} from '../services/terraform/views';
import { actionButton, Html, html } from './html';
import { layout } from './layout';
import { timeTag } from './times';

const SHOWN_RUNS = 30;

function viewStatus({ status }: TerraformRun): Html {
  const tones: Record<string, string> = { applied: 'good', errored: 'bad' };
  const word = status.replace(/_/g, ' ');
  return html`<span class="${tones[status] ?? 'quiet'}">${word}</span>`;
}

type Place = 'home' | 'workspace' | 'run';

/** The buttons that the state of a run allows. */
function decisions(run: TerraformRun, from: Place): Html[] {
  const choices: Array<[string, string]> = [];
  if (isWaiting(run)) {
    choices.push(['confirm', 'Confirm']);
  } else if (!isFinal(run) && run.status !== 'pending') {
    choices.push(['finish', 'Finish']);
  }
  if (!isFinal(run)) {
    choices.push(['error', 'Fail']);
  }
  if (isWaiting(run) || run.status === 'pending') {
    choices.push(['discard', 'Discard']);
  }
  return choices.map(([action, label]) =>
    actionButton(
      `/home/terraform/${run.id}`,
      label,
      { action, from },
      `run ${run.id}`,
    ),
  );
}

function runRows(
  runs: Array<{ workspace: TerraformWorkspace; run: TerraformRun }>,
  from: Place,
): Html {
  return html`<table>
    <tr>
      <th scope="col">Run</th>
      <th scope="col">Commit</th>
      <th scope="col">State</th>
      <th scope="col">Queued</th>
      <th scope="col">Decide</th>
    </tr>
    ${runs.map(
      ({ workspace, run }) => html`<tr>
        <td>
          <a href="${runAddress(workspace, run)}">${run.message}</a><br />
          <span class="quiet">${workspace.name}, ${run.id}</span>
        </td>
        <td><code>${run.sha.slice(0, 8)}</code></td>
        <td>${viewStatus(run)}</td>
        <td>${timeTag(run.createdAt)}</td>
        <td>${decisions(run, from)}</td>
      </tr>`,
    )}
  </table>`;
}

/** On the home page: what is unfinished, and what ended last in each workspace. */
export function terraformSection({ terraform: { state } }: Parts): Html {
  const workspaces = state.workspaces.list('');
  const runs = workspaces.flatMap(workspace => {
    const newest = state.newestRuns(workspace);
    const ended = newest.find(isFinal);
    return newest
      .filter(run => run === ended || !isFinal(run))
      .map(run => ({ workspace, run }));
  });
  return html`<section aria-labelledby="terraform-title">
    <h2 id="terraform-title">Terraform</h2>
    <p>
      ${workspaces.map(
        (workspace, index) =>
          html`${index > 0 && ', '}<a href="${workspaceAddress(workspace)}"
              >${workspace.name}</a
            >`,
      )}
    </p>
    <div id="terraform" class="wide" data-live>
      ${runs.length
        ? runRows(runs, 'home')
        : html`<p class="quiet">No runs yet.</p>`}
    </div>
  </section>`;
}

export function workspacePage(
  { terraform: { state } }: Parts,
  workspace: TerraformWorkspace,
): string {
  const runs = state
    .newestRuns(workspace)
    .slice(0, SHOWN_RUNS)
    .map(run => ({ workspace, run }));
  return layout(
    `${workspace.organization}/${workspace.name}`,
    html`<p>
        <a href="/${workspace.repository}">${workspace.repository}</a> to
        ${workspace.environment};
        ${workspace.autoApply
          ? 'applies by itself'
          : 'waits for a word after the plan'}
      </p>
      <h2>Newest runs</h2>
      <div id="runs" class="wide" data-live>
        ${runRows(runs, 'workspace')}
      </div>`,
    { isLive: true },
  );
}

export function terraformRunPage(
  workspace: TerraformWorkspace,
  run: TerraformRun,
): string {
  const { additions, changes, destructions } = plannedChanges(run);
  const facts: Array<[string, Html | string]> = [
    ['State', viewStatus(run)],
    [
      'Commit',
      html`<a href="/${workspace.repository}/commit/${run.sha}"
        ><code>${run.sha.slice(0, 8)}</code></a
      >`,
    ],
    ['Author', run.author],
    [
      'Plan',
      `${additions} to add, ${changes} to change, ${destructions} to destroy`,
    ],
    ['Comment', run.comment ?? '-'],
    ...Object.entries(run.timestamps).map(([name, at]): [string, Html] => [
      name.replace(/-at$/, '').replace(/-/g, ' '),
      timeTag(at),
    ]),
  ];
  return layout(
    run.message,
    html`<p>
        <a href="${workspaceAddress(workspace)}"
          >${workspace.organization}/${workspace.name}</a
        >
      </p>
      <div id="run" data-live>
        <dl>
          ${facts.map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        ${decisions(run, 'run')}
      </div>`,
    { isLive: true },
  );
}
