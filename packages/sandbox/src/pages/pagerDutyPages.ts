import type { Parts } from '../assemble';
import { Incident, PagerDutyAccount } from '../services/pagerduty/model';
import { onCallsOf } from '../services/pagerduty/onCalls';
import { pageAddress } from '../services/pagerduty/views';
import { Html, html } from './html';
import { layout } from './layout';
import { timeTag } from './times';

const SHOWN = 20;
const ACTIONS = { acknowledge: 'Acknowledge', resolve: 'Resolve' };

function viewStatus({ status }: Incident): Html {
  const tone = { triggered: 'bad', acknowledged: 'quiet', resolved: 'good' };
  return html`<span class="${tone[status]}">${status}</span>`;
}

const nameOf = (account: PagerDutyAccount, userId: string) =>
  account.users.get(userId)!.name;

/** Both buttons, and as whom they are pressed. */
function decide(account: PagerDutyAccount, incident: Incident): Html {
  if (incident.status === 'resolved') {
    return html`<span class="quiet">-</span>`;
  }
  const object = html`<span class="unseen"> incident ${incident.number}</span>`;
  const [assignee] = incident.assignments;
  return html`<form
    method="post"
    action="${pageAddress('incident', incident.id)}"
  >
    ${Object.entries(ACTIONS)
      .filter(
        ([action]) =>
          action !== 'acknowledge' || incident.status === 'triggered',
      )
      .map(
        ([action, label]) =>
          html`<button name="action" value="${action}">
            ${label}${object}
          </button> `,
      )}
    as
    <select name="user" aria-label="As whom">
      ${account.users
        .list()
        .slice(0, SHOWN)
        .map(
          ({ id, name }) =>
            html`<option
              value="${id}"
              ${assignee?.userId === id && html`selected`}
            >
              ${name}
            </option>`,
        )}
    </select>
  </form>`;
}

function incidentRow(account: PagerDutyAccount, incident: Incident): Html {
  const { number, title, serviceId, level, escalatesAt, assignments } =
    incident;
  return html`<tr>
    <td>
      <a href="${pageAddress('incident', incident.id)}">#${number} ${title}</a
      ><br />
      <span class="quiet"
        >${account.services.get(serviceId)!.name},
        ${timeTag(incident.createdAt)}</span
      >
    </td>
    <td>${viewStatus(incident)}</td>
    <td>
      ${assignments.map(({ userId }) => nameOf(account, userId)).join(', ')}
      ${level !== undefined &&
      incident.status !== 'resolved' &&
      html`<br /><span class="quiet">level ${level}</span>`}
      ${escalatesAt !== undefined &&
      html`<br /><span class="quiet">next at ${timeTag(escalatesAt)}</span>`}
    </td>
    <td>${decide(account, incident)}</td>
  </tr>`;
}

function incidentTable(account: PagerDutyAccount, incidents: Incident[]): Html {
  return html`<table>
    <tr>
      <th scope="col">Incident</th>
      <th scope="col">State</th>
      <th scope="col">Assigned to</th>
      <th scope="col">Decide</th>
    </tr>
    ${incidents.map(incident => incidentRow(account, incident))}
  </table>`;
}

function triggerForm(account: PagerDutyAccount): Html {
  return html`<form method="post" action="/pagerduty/app/trigger">
    <select name="service" aria-label="Service">
      ${account.services
        .list()
        .map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>
    <input
      name="title"
      required
      placeholder="What is wrong"
      aria-label="Title of the incident"
    />
    <button>Trigger</button>
  </form>`;
}

function onCallTable(account: PagerDutyAccount, now: number): Html {
  const onCalls = onCallsOf(account, now, now);
  return html`<table>
      <tr>
        <th scope="col">Policy</th>
        <th scope="col">Level</th>
        <th scope="col">On call</th>
        <th scope="col">Until</th>
      </tr>
      ${onCalls.slice(0, SHOWN).map(
        ({ policy, level, schedule, userId, end }) => html`<tr>
          <td>${policy.name}</td>
          <td>${level}</td>
          <td>
            ${nameOf(account, userId)}
            ${schedule && html`<span class="quiet">${schedule.name}</span>`}
          </td>
          <td>
            ${end === null
              ? html`<span class="quiet">always</span>`
              : timeTag(end)}
          </td>
        </tr>`,
      )}
    </table>
    ${onCalls.length > SHOWN &&
    html`<p class="quiet">and ${onCalls.length - SHOWN} more</p>`}`;
}

function changeList(account: PagerDutyAccount): Html {
  const changes = account.changes.list().reverse().slice(0, SHOWN);
  return changes.length
    ? html`<ul>
        ${changes.map(
          ({ summary, serviceId, at }) =>
            html`<li>
              ${summary}
              <span class="quiet"
                >${account.services.get(serviceId)!.name}, ${timeTag(at)}</span
              >
            </li>`,
        )}
      </ul>`
    : html`<p class="quiet">None yet.</p>`;
}

function accountSection(account: PagerDutyAccount, now: number): Html {
  const { id } = account;
  const incidents = account.incidents.list().reverse().slice(0, SHOWN);
  return html`<section aria-labelledby="${id}-title">
    <h2 id="${id}-title">The ${id} account</h2>
    ${triggerForm(account)}
    <div id="${id}-incidents" class="wide" data-live>
      ${incidents.length
        ? incidentTable(account, incidents)
        : html`<p class="quiet">No incident yet.</p>`}
    </div>
    <h3>On call now</h3>
    <div id="${id}-oncalls" class="wide" data-live>
      ${onCallTable(account, now)}
    </div>
    <h3>Change events</h3>
    <div id="${id}-changes" data-live>${changeList(account)}</div>
  </section>`;
}

/** Everything of PagerDuty on one page. */
export function pagerDutyPage({ clock, pagerDuty }: Parts): string {
  return layout(
    'PagerDuty',
    html`${pagerDuty.accounts.map(account =>
      accountSection(account, clock.now()),
    )}`,
    { isLive: true },
  );
}

/** One incident, with what happened to it. */
export function incidentPage(
  account: PagerDutyAccount,
  incident: Incident,
): string {
  const entries = account.logOf(incident.id).list().reverse();
  return layout(
    `#${incident.number} ${incident.title}`,
    html`<p><a href="/pagerduty/app">All incidents</a></p>
      <div id="incident" class="wide" data-live>
        ${incidentTable(account, [incident])}
      </div>
      <h2>What happened</h2>
      <ul id="log" data-live>
        ${entries.map(
          ({ at, type, agent, assigneeIds }) =>
            html`<li>
              ${timeTag(at)} ${type} by
              ${agent.summary}${assigneeIds &&
              html` to ${assigneeIds.map(id => nameOf(account, id)).join(', ')}`}
            </li>`,
        )}
      </ul>`,
    { isLive: true },
  );
}
