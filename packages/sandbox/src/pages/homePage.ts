import type { Parts } from '../assemble';
import { keyOf } from '../services/github/model/GithubState';
import { Repository, WorkflowRun } from '../services/github/model/types';
import { isDirect, titleOf } from '../services/slack/model';
import { actionButton, Html, html } from './html';
import { layout } from './layout';
import { terraformSection } from './terraformPages';
import { TEAM_ZONE, teamTime, timeTag, Weekday } from './times';

/** The moments of the train that a demonstration jumps to. */
export const STOPS: Record<string, { weekday: Weekday; time: string }> = {
  'Thursday 07:55': { weekday: 4, time: '07:55' },
  'Thursday 09:55': { weekday: 4, time: '09:55' },
  'Wednesday 07:55': { weekday: 3, time: '07:55' },
  'Wednesday 09:55': { weekday: 3, time: '09:55' },
};
/** Steps of the clock in hours. */
export const STEPS: Record<string, number> = { '+1 hour': 1, '+1 day': 24 };

const SHOWN_RUNS = 12;

export function viewConclusion(run: WorkflowRun): Html {
  const word = run.conclusion ?? run.status.replace('_', ' ');
  const tones: Record<string, string> = {
    success: 'good',
    failure: 'bad',
    timed_out: 'bad',
  };
  const tone = tones[run.conclusion ?? ''] ?? 'quiet';
  return html`<span class="${tone}">${word}</span>`;
}

function clockSection({ clock }: Parts): Html {
  return html`<section aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p class="clock">
      <span data-clock="${TEAM_ZONE}">${teamTime(clock.now())}</span>
    </p>
    <p class="quiet">
      for you: <span data-clock="">${new Date(clock.now()).toISOString()}</span>
    </p>
    ${Object.keys(STOPS).map(name =>
      actionButton('/home/clock', `to ${name}`, { stop: name }),
    )}
    ${Object.keys(STEPS).map(name =>
      actionButton('/home/clock', name, { step: name }),
    )}
    <p class="quiet">
      The times are of ${TEAM_ZONE}, and always the next ones: the clock only
      moves forward.
    </p>
  </section>`;
}

function repositoryRow(parts: Parts, repository: Repository): Html {
  const { state } = parts.github.context;
  const key = keyOf(repository);
  const name = `${repository.owner}/${repository.name}`;
  const head = state.branches.get(key, repository.defaultBranch);
  const services = state.environments
    .list(key)
    .flatMap(
      environment =>
        parts.live.get(repository.component, environment.name) ?? [],
    )
    .map(
      service =>
        html`${service.environment}
          <a
            href="/live/${service.component}/${service.environment}/deployed_version"
            ><code>${service.version}</code></a
          >${service.healthy
            ? ''
            : html` <span class="bad">failing</span>`}<br />`,
    );
  return html`<tr>
    <td><a href="/${name}">${name}</a></td>
    <td><code>${head?.sha.slice(0, 8)}</code></td>
    <td>${services.length ? services : html`<span class="quiet">-</span>`}</td>
    <td>${state.reserve.list(key).length}</td>
    <td>
      ${actionButton(
        '/home/land',
        'Land a commit',
        { repository: name },
        `on ${name}`,
      )}
    </td>
  </tr>`;
}

function runRow(repository: Repository, run: WorkflowRun): Html {
  const page = `/${repository.owner}/${repository.name}/actions/runs/${run.id}`;
  return html`<tr>
    <td>
      <a href="${page}">${run.displayTitle}</a><br />
      <span class="quiet">${repository.name}, run ${run.id}</span>
    </td>
    <td>${viewConclusion(run)}</td>
    <td>${timeTag(run.createdAt)}</td>
    <td>
      ${run.status === 'completed'
        ? ''
        : [
            actionButton(
              `/home/runs/${run.id}`,
              'Finish',
              { conclusion: 'success' },
              `run ${run.id}`,
            ),
            actionButton(
              `/home/runs/${run.id}`,
              'Fail',
              { conclusion: 'failure' },
              `run ${run.id}`,
            ),
          ]}
    </td>
  </tr>`;
}

function runsSection(parts: Parts): Html {
  const { state } = parts.github.context;
  const newest = state.repositories
    .list('')
    .flatMap(repository =>
      state.runs.list(keyOf(repository)).map(run => ({ repository, run })),
    )
    .sort((a, b) => b.run.id - a.run.id)
    .slice(0, SHOWN_RUNS);
  return html`<section aria-labelledby="runs-title">
    <h2 id="runs-title">Newest workflow runs</h2>
    <div id="runs" class="wide" data-live>
      ${newest.length
        ? html`<table>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">State</th>
              <th scope="col">Asked for</th>
              <th scope="col">Decide</th>
            </tr>
            ${newest.map(({ repository, run }) => runRow(repository, run))}
          </table>`
        : html`<p class="quiet">None yet.</p>`}
    </div>
  </section>`;
}

function faultsSection({ faults }: Parts): Html {
  const waiting = faults.list().filter(({ remaining }) => remaining > 0);
  return html`<section aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <div id="faults" data-live>
      ${waiting.length
        ? html`<ul>
              ${waiting.map(
                fault =>
                  html`<li>
                    ${fault.kind} ${fault.phase} the effect of
                    <code
                      >${fault.match.method ?? 'any'} ${fault.match.path}</code
                    >, ${fault.remaining} more
                  </li>`,
              )}
            </ul>
            ${actionButton('/home/faults', 'Remove all faults')}`
        : html`<p class="quiet">
            None wait. <code>POST /control/faults</code> adds one.
          </p>`}
    </div>
  </section>`;
}

/** What is in the sandbox, and what one can do to it. */
export function homePage(parts: Parts): string {
  const { state } = parts.github.context;
  const channels = parts.slack.context.state.channels.list('');
  return layout(
    'The outside world',
    html`${clockSection(parts)}
      <section aria-labelledby="repositories-title">
        <h2 id="repositories-title">Repositories</h2>
        <div id="repositories" class="wide" data-live>
          <table>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">main</th>
              <th scope="col">Live</th>
              <th scope="col">To land</th>
              <th scope="col">Move on</th>
            </tr>
            ${state.repositories
              .list('')
              .map(repository => repositoryRow(parts, repository))}
          </table>
        </div>
      </section>
      ${runsSection(parts)} ${terraformSection(parts)} ${faultsSection(parts)}
      <section aria-labelledby="slack-title">
        <h2 id="slack-title">Slack</h2>
        <ul>
          ${channels.map(
            channel =>
              html`<li>
                <a
                  href="/slack/${isDirect(channel) ? channel.id : channel.name}"
                  >${titleOf(channel)}</a
                >
              </li>`,
          )}
        </ul>
      </section>
      <section aria-labelledby="pagerduty-title">
        <h2 id="pagerduty-title">PagerDuty</h2>
        <p>
          <a href="/pagerduty/app">Incidents, who is on call, change events</a>
        </p>
      </section>`,
    { isLive: true, offsetMs: parts.clock.offsetMs() },
  );
}
